using System.Net;
using Homepage.Faults;
using Homepage.Routing.Tests.Experiment;
using Homepage.Routing.Tests.Parts;
using Homepage.Services;

namespace Homepage.Routing.Tests;

/// <summary>
/// Real faults of real parts: PostgreSQL with a streaming replica, Redis, HAProxy, and three instances of the homepage twice, once with
/// liveness and readiness, once with the usual single endpoint.
/// </summary>
public sealed class RoutingTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Faults_CostVisitorsNothingThatReadinessCanSave()
    {
        if (Installed.Missing() is { } missing)
        {
            Assert.Skip(missing);
        }

        await using RoutingExperiment experiment = await RoutingExperiment.StartAsync();
        var table = new ResultTable();
        try
        {
            FaultResult service = table.Add("recommendations service down", experiment, await experiment.BreakSharedAsync(
                () => experiment.BreakServiceAsync(ServiceKind.Recommendations, Fault.Down), () => experiment.BreakServiceAsync(ServiceKind.Recommendations, Fault.None)));
            FaultResult killedRedis = table.Add("Redis killed", experiment, await experiment.BreakSharedAsync(
                () => Do(experiment.Redis.Kill), experiment.Redis.RestartAsync));
            FaultResult frozenRedis = table.Add("Redis frozen (gray)", experiment, await experiment.BreakSharedAsync(
                () => Do(experiment.Redis.Freeze), () => Do(experiment.Redis.Thaw)));
            FaultResult shutdown = table.Add("one instance shut down", experiment, await experiment.BreakInstanceAsync(
                (deployment, instance) => Do(() =>
                {
                    deployment.PauseProbe(instance, pause: true);
                    instance.Terminate();
                }),
                async (deployment, instance) =>
                {
                    await instance.WaitForExitAsync();
                    await instance.RestartAsync();
                    deployment.PauseProbe(instance, pause: false);
                }));
            FaultResult exhausted = table.Add("one instance without connections (gray)", experiment, await experiment.BreakInstanceAsync(
                (deployment, instance) => deployment.PostAsync(instance, "/fault/exhaust"), (deployment, instance) => deployment.PostAsync(instance, "/fault/release")));
            IReadOnlyDictionary<Deployment, FaultResult> frozen = await experiment.BreakSharedAsync(
                () => Do(experiment.Primary.Freeze), () => Do(experiment.Primary.Thaw));
            FaultResult frozenPrimary = table.Add("PostgreSQL primary frozen (gray)", experiment, frozen);
            IReadOnlyDictionary<Deployment, FaultResult> killed = await experiment.BreakSharedAsync(() => Do(experiment.Primary.Kill), experiment.Primary.RestartAsync);
            FaultResult killedPrimary = table.Add("PostgreSQL primary killed", experiment, killed);

            // No failed request for faults of what is not critical and for a deployment; with one gray instance only what was in flight.
            Assert.All([service, killedRedis, frozenRedis, shutdown], result => Assert.Equal(0, result.Failed));
            Assert.NotNull(exhausted.LeftRotation);
            Assert.Equal(0, exhausted.FailedAfterwards);

            // The primary is critical; its replica answers meanwhile, stale.
            Assert.True(frozenPrimary.Failed < frozen[experiment.Usual].Failed, "Readiness saved nothing while the primary was frozen.");
            Assert.True(killedPrimary.Failed < killed[experiment.Usual].Failed, "Readiness saved nothing while the primary was away.");
            Assert.All([frozenPrimary, killedPrimary], result => Assert.True(result.Stale > 0, "Nothing was answered by the replica."));
            Assert.Equal(0, experiment.Separate.Restarts);

            await ReplicaTakesOverAsync(experiment);
        }
        finally
        {
            output.WriteLine(table.ToString());
        }
    }

    /// <summary>Reads are answered by the replica and marked, writes are refused; after the promotion both are back.</summary>
    private static async Task ReplicaTakesOverAsync(RoutingExperiment experiment)
    {
        using var client = new HttpClient { BaseAddress = experiment.Separate.Address };
        await Waiting.UntilAsync("the primary takes writes after the last fault", async () => await RenameAsync("Before") == HttpStatusCode.NoContent);
        await Waiting.UntilAsync("the replica has the change", async () => await experiment.Replica.ReadAsync("SELECT name FROM account WHERE id = 7") is "Before");

        experiment.Primary.Kill();
        await Waiting.UntilAsync("the replica answers", async () => await ReadAsync() is (true, true));
        using (HttpResponseMessage refused = await client.PostAsync(new Uri("/accounts/7/name?name=Lost", UriKind.Relative), null))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Contains("only its replica answers", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await experiment.Replica.PromoteAsync();
        await Waiting.UntilAsync("the promoted replica takes writes", async () => await RenameAsync("After") == HttpStatusCode.NoContent);
        await Waiting.UntilAsync("answers are fresh again", async () => await ReadAsync() is (true, false));

        async Task<HttpStatusCode> RenameAsync(string name)
        {
            using HttpResponseMessage answer = await client.PostAsync(new Uri($"/accounts/7/name?name={name}", UriKind.Relative), null);
            return answer.StatusCode;
        }

        async Task<(bool IsServed, bool IsStale)> ReadAsync()
        {
            using HttpResponseMessage answer = await client.GetAsync(new Uri("/?user=7", UriKind.Relative));
            return (answer.IsSuccessStatusCode, answer.Headers.Contains("X-Stale"));
        }
    }

    private static Task Do(Action action)
    {
        action();
        return Task.CompletedTask;
    }
}
