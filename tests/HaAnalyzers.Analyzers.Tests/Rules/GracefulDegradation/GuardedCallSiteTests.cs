using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>HA1001 where the surroundings of the call decide.</summary>
public sealed class GuardedCallSiteTests
{
    private const string Titles = "async Task<IReadOnlyList<Title>>";

    [Theory]
    [InlineData("catch { return []; }")]
    [InlineData("catch (Exception) { return []; }")]
    [InlineData("catch (System.Exception exception) { Log(exception); return []; }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException) { return []; }")]
    [InlineData("catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException)) { return []; }")]
    [InlineData("catch (Exception e) when (!(e is TaskCanceledException)) { return []; }")]
    [InlineData("catch (Exception) when (!cancellation.IsCancellationRequested) { return []; }")]
    [InlineData("catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested) { return []; }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception) { return []; }")]
    [InlineData("catch (HttpRequestException) { return []; } catch (Exception) { return []; }")]
    [InlineData("catch (Exception e) { if (e is OperationCanceledException && cancellation.IsCancellationRequested) { throw; } return []; }")]
    [InlineData("catch (Exception e) { Log(e); } return [];")]
    [InlineData("catch (Exception e) { Func<int> never = () => throw e; return []; }")]
    [InlineData("catch (Exception) { cancellation.ThrowIfCancellationRequested(); return []; }")]
    public Task CallInsideTryWithCatchAllThatAnswers_IsSilent(string handlers) => VerifyTryAsync("ForUserAsync", handlers);

    [Theory]
    [InlineData("catch { throw; }")]
    [InlineData("catch (Exception e) { throw new InvalidOperationException(\"recommendations\", e); }")]
    [InlineData("catch (Exception e) { Log(e); throw; }")]
    [InlineData("catch (HttpRequestException) { return []; }")]
    [InlineData("catch (HttpRequestException e) when (e.StatusCode == System.Net.HttpStatusCode.NotFound) { return []; }")]
    [InlineData("catch (Exception e) when (e is HttpRequestException) { return []; }")]
    [InlineData("catch (Exception e) when (IsTransient(e)) { return []; }")]
    [InlineData("catch (Exception e) when (e is not HttpRequestException) { return []; }")]
    [InlineData("catch (HttpRequestException) { throw; } catch (Exception) { return []; }")]
    [InlineData("catch (Exception e) { if (attempt++ == 3) { throw; } Log(e); return []; }")]
    [InlineData("catch (Exception e) { if (e is not OperationCanceledException) { throw; } return []; }")]
    [InlineData("catch (Exception e) { Log(e); } throw new InvalidOperationException();")]
    [InlineData("catch (Exception e) { System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e); return []; }")]
    [InlineData("finally { attempt++; }")]
    public Task CallInsideTryThatStillFails_IsReported(string handlers) => VerifyTryAsync("[|ForUserAsync|]", handlers);

    [Fact]
    public Task CallInCatchOrFinally_IsTheFallbackOrUnguarded() => VerifyAsync(
        $$"""
        public {{Titles}} Render(RecommendationsClient primary, RecommendationsClient secondary, IRecommendations guarded)
        {
            try { return await guarded.ForUserAsync(1); }
            catch { return await secondary.ForUserAsync(1); }
            finally { await primary.[|RecordViewAsync|](1); }
        }
        """);

    [Fact]
    public Task TaskReturnedOutOfTry_IsReported() => VerifyAsync(
        """
        public Task<IReadOnlyList<Title>> Render(RecommendationsClient client)
        {
            try { return client.[|ForUserAsync|](1); }
            catch { return Task.FromResult<IReadOnlyList<Title>>([]); }
        }

        public Task<IReadOnlyList<Title>> Configured(RecommendationsClient client, bool cached)
        {
            try { return cached ? Task.FromResult<IReadOnlyList<Title>>([]) : client.[|ForUserAsync|](1).WaitAsync(TimeSpan.FromSeconds(1)); }
            catch { return Task.FromResult<IReadOnlyList<Title>>([]); }
        }

        public IReadOnlyList<Title> Blocking(RecommendationsClient client)
        {
            try { return client.ForUserAsync(1).GetAwaiter().GetResult(); }
            catch { return []; }
        }
        """);

    [Fact]
    public Task TaskKeptAndAwaitedInsideTry_IsSilent() => VerifyAsync(
        $$"""
        public {{Titles}} Render(RecommendationsClient client)
        {
            var pending = client.ForUserAsync(1);
            try { return await pending; } catch { return []; }
        }

        public {{Titles}} Several(RecommendationsClient client)
        {
            var pending = Enumerable.Range(0, 3).Select(id => client.ForUserAsync(id)).ToList();
            try { return (await Task.WhenAll(pending)).SelectMany(titles => titles).ToList(); } catch { return []; }
        }

        public {{Titles}} Inspected(RecommendationsClient client)
        {
            var pending = client.ForUserAsync(1);
            await Task.WhenAny(pending, Task.Delay(100));
            return pending.IsCompletedSuccessfully ? pending.Result : [];
        }

        public Task<IReadOnlyList<Title>> Continued(RecommendationsClient client) =>
            client.ForUserAsync(1).ContinueWith(task => task.IsFaulted ? [] : task.Result);
        """);

    [Fact]
    public Task TaskKeptAndAwaitedOutsideTry_IsReported() => VerifyAsync(
        $$"""
        public {{Titles}} Render(RecommendationsClient client)
        {
            var pending = client.[|ForUserAsync|](1);
            try { await Task.Yield(); } catch { }
            return await pending;
        }
        """);

    [Fact]
    public Task DelegateGivenToPolly_IsSilent() => VerifyAsync(
        """
        private readonly Polly.ResiliencePipeline<IReadOnlyList<Title>> _pipeline = null!;

        public async Task<IReadOnlyList<Title>> Render(RecommendationsClient client) =>
            await _pipeline.ExecuteAsync(async token => await client.ForUserAsync(1, token));

        public async Task<IReadOnlyList<Title>> State(RecommendationsClient client) =>
            await _pipeline.ExecuteAsync(static async (state, token) => await state.ForUserAsync(1, token), client);

        public async Task<IReadOnlyList<Title>> Indirect(RecommendationsClient client)
        {
            return await _pipeline.ExecuteAsync(Call);
            async ValueTask<IReadOnlyList<Title>> Call(CancellationToken token) => await client.ForUserAsync(1, token);
        }
        """);

    [Theory]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new()).AddFallback(new() { FallbackAction = _ => Outcome.FromResultAsValueTask<IReadOnlyList<Title>>([]) })")]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new()).AddPipeline(given)")]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new()).AddStrategy(_ => (ResilienceStrategy<IReadOnlyList<Title>>)null!, new RetryStrategyOptions<IReadOnlyList<Title>>())")]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>()")]
    public Task PipelineThatMayAnswer_IsSilent(string builder) => VerifyTypesAsync(Resilient(builder, "ForUserAsync"));

    [Theory]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new())")]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddCircuitBreaker(new()).AddTimeout(TimeSpan.FromSeconds(1))")]
    public Task PipelineThatLetsTheFailureThrough_IsReported(string builder) => VerifyTypesAsync(Resilient(builder, "[|ForUserAsync|]"));

    [Fact]
    public Task PipelineWithoutFallbackInsideTry_IsSilent() => VerifyTypesAsync(
        Resilient("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new())", "ForUserAsync")
            .Replace("return await", "try { return await", StringComparison.Ordinal)
            .Replace("client.ForUserAsync(1, token));", "client.ForUserAsync(1, token)); } catch (Exception) { return []; }", StringComparison.Ordinal));

    [Fact]
    public Task DelegateGivenToHelperThatDegrades_IsSilent() => VerifyAsync(
        """
        public Task<IReadOnlyList<Title>> Render(RecommendationsClient client) =>
            Safe.RunAsync(() => client.ForUserAsync(1), []);

        public Task<IReadOnlyList<Title>> Task(RecommendationsClient client) => client.ForUserAsync(1).OrDefault([]);

        public Task<IReadOnlyList<Title>> Own(RecommendationsClient client) => OrEmpty(client.ForUserAsync(1));

        private static async Task<IReadOnlyList<T>> OrEmpty<T>(Task<IReadOnlyList<T>> call)
        {
            try { return await call.ConfigureAwait(false); } catch { return []; }
        }
        """,
        """
        public static class Safe
        {
            public static async Task<T> RunAsync<T>(Func<Task<T>> call, T fallback)
            {
                ArgumentNullException.ThrowIfNull(call);
                try { return await call(); } catch (Exception) { return fallback; }
            }

            public static async Task<T> OrDefault<T>(this Task<T> call, T fallback)
            {
                try { return await call; } catch (Exception) { return fallback; }
            }
        }
        """);

    [Fact]
    public Task DelegateGivenToHelperThatDoesNotDegrade_IsReported() => VerifyAsync(
        """
        public Task<IReadOnlyList<Title>> Render(RecommendationsClient client) => Timed(() => client.[|ForUserAsync|](1));

        public Task<IReadOnlyList<Title>> OnPool(RecommendationsClient client) => Task.Run(() => client.[|ForUserAsync|](1));

        public async Task<IReadOnlyList<Title>[]> Many(RecommendationsClient client) =>
            await Task.WhenAll(Enumerable.Range(0, 3).Select(id => client.[|ForUserAsync|](id)));

        private static async Task<T> Timed<T>(Func<Task<T>> call)
        {
            try { return await call(); } finally { Log(null); }
        }
        """);

    [Fact]
    public Task DelegateOfUnknownDestiny_IsSilent() => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        """
        namespace Streaming;

        public class Page(RecommendationsClient client)
        {
            public Func<Task> Load { get; set; } = () => Task.CompletedTask;
            public Func<Task> Returned() => () => client.ForUserAsync(1);
            public void Assigned() => Load = () => client.ForUserAsync(1);
            public Task Foreign() => Foreigners.Library.Try(() => client.ForUserAsync(1));
        }
        """,
        StreamingSources.Library.WithProject(
            "Foreigners",
            """
            namespace Foreigners { public static class Library { public static Task Try<T>(Func<Task<T>> call) => call(); } }
            """));

    [Fact]
    public Task PrivateMethodWhoseCallersAreAllGuarded_IsSilent() => VerifyAsync(
        """
        private readonly RecommendationsClient _client = new();

        public async Task<int> First() { try { await LoadAsync(); return 1; } catch { return 0; } }
        public async Task<int> Second() { try { await LoadAsync(); return 1; } catch { return 0; } }
        private Task LoadAsync() => DeeperAsync();
        private Task DeeperAsync() => _client.ForUserAsync(1);

        public async Task Third()
        {
            try { await Local(); } catch { }
            Task Local() => _client.ForUserAsync(1);
        }

        public async Task FromNested() { try { await Row.LoadAsync(this); } catch { } }
        private class Row { internal static async Task LoadAsync(Page page) { try { await page.NestedAsync(); } catch { } } }
        private Task NestedAsync() => _client.ForUserAsync(1);
        """);

    [Fact]
    public Task PrivateMethodWithAnUnguardedCaller_IsReported() => VerifyAsync(
        """
        private readonly RecommendationsClient _client = new();

        public async Task<int> Guarded() { try { await LoadAsync(); return 1; } catch { return 0; } }
        public Task Unguarded() => LoadAsync();
        private Task LoadAsync() => _client.[|ForUserAsync|](1);

        private Task NeverCalledAsync() => _client.[|ForUserAsync|](1);
        private Task OnlyCallsItselfAsync() { _ = OnlyCallsItselfAsync(); return _client.[|ForUserAsync|](1); }
        internal Task VisibleAsync() => _client.[|ForUserAsync|](1);
        public async Task CallVisible() { try { await VisibleAsync(); } catch { } }

        private class Row { internal static Task LoadAsync(Page page) => page.NestedAsync(); }
        private Task NestedAsync() => _client.[|ForUserAsync|](1);
        """);

    [Fact]
    public Task ImplementationsAndDecorators_AreSilent() => VerifyTypesAsync(
        """
        public sealed class Logging(RecommendationsClient inner) : IRecommendations
        {
            public Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default) => inner.ForUserAsync(userId, cancellationToken);
            public int Unseen => inner.Unseen;
            public Task RecordViewAsync(int titleId) => inner.RecordViewAsync(titleId);
            private sealed class Nested { public Task Call(RecommendationsClient client) => client.ForUserAsync(1); }
        }

        public sealed class Special : RecommendationsClient
        {
            public Task Twice() => Task.WhenAll(ForUserAsync(1), this.ForUserAsync(2), base.ForUserAsync(3));
            public Task Other(RecommendationsClient client) => client.ForUserAsync(1);
        }

        public sealed class Cached(IRecommendations inner) : IRecommendations
        {
            public Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default) => inner.ForUserAsync(userId, cancellationToken);
            public int Unseen => inner.Unseen;
            public Task RecordViewAsync(int titleId) => inner.RecordViewAsync(titleId);
        }

        public sealed class Page { public Task Render(Cached decorated) => decorated.ForUserAsync(1); }
        """);

    [Fact]
    public Task ImplementationThatDegradesByItself_IsSilent() => VerifyTypesAsync(
        """
        public sealed class Careful(HttpClient http) : IRecommendations
        {
            public async Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default)
            {
                try { await http.GetAsync("/"); return [new Title(1, "")]; } catch (Exception) { return []; }
            }

            public int Unseen => OrZero(() => 1);
            public async Task RecordViewAsync(int titleId) { try { await http.GetAsync("/"); } catch { } }
            private static int OrZero(Func<int> call) { try { return call(); } catch { return 0; } }
        }

        public sealed class HalfCareful(HttpClient http) : IRecommendations
        {
            public async Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default)
            {
                try { await http.GetAsync("/"); return [new Title(1, "")]; } catch (Exception) { return []; }
            }

            public int Unseen => 1;
            public Task RecordViewAsync(int titleId) => http.GetAsync("/");
        }

        public sealed class Page
        {
            public Task Render(Careful client) => client.ForUserAsync(1);
            public Task Render(HalfCareful client) => client.[|RecordViewAsync|](1);
        }
        """);

    [Fact]
    public Task FallbackCode_IsSilent() => VerifyTypesAsync(
        """
        [NonCritical("…", Fallback = typeof(Replica))]
        public interface IOrders
        {
            string Read();
            [FallbackMethod(typeof(Defaults), nameof(Defaults.Write))] string Write(RecommendationsClient client);
        }

        public sealed class Replica : IOrders
        {
            private readonly RecommendationsClient _other = new();
            public string Read() => _other.Unseen.ToString();
            public string Write(RecommendationsClient client) => "";
        }

        public static class Defaults
        {
            public static string Write(RecommendationsClient client) => client.Unseen.ToString();
            public static string Unrelated(RecommendationsClient client) => client.[|Unseen|].ToString();
        }

        public sealed class Page { public string Render(Replica replica) => replica.Read(); }
        """);

    [Fact]
    public Task HealthChecksAndReadinessProbes_AreSilent() => VerifyTypesAsync(
        """
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        namespace Checks
        {
            using Streaming;

            public sealed class Check(RecommendationsClient client) : IHealthCheck
            {
                public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token = default)
                {
                    await client.ForUserAsync(1, token);
                    return HealthCheckResult.Healthy();
                }
            }

            public static class Setup
            {
                public static void Add(IServiceCollection services, RecommendationsClient client) =>
                    services.AddHealthChecks().AddCheck("recommendations", () => client.Unseen >= 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
            }

            public interface IProbe { [ReadinessProbe] Task ProbeAsync(RecommendationsClient client); }
            public class Probe { [ReadinessProbe] public Task ProbeAsync(RecommendationsClient client) => client.ForUserAsync(1); }

            [NonCritical("…")] public interface IPinged { [ReadinessProbe] void Ping(); [DefaultFallback] int Ask(); }
            public class Pinged : IPinged { public void Ping() { } public int Ask() => 1; }
            public class Uses { public int Use(Pinged pinged) { pinged.Ping(); return pinged.[|Ask|](); } }
        }
        """,
        declaresNamespace: false);

    private static string Resilient(string builder, string call) =>
        $$"""
        using Polly;
        using Polly.Fallback;
        using Polly.Retry;

        public class Page(ResiliencePipeline<IReadOnlyList<Title>> given)
        {
            public async Task<IReadOnlyList<Title>> Render(RecommendationsClient client)
            {
                var pipeline = {{builder}}.Build();
                GC.KeepAlive(given);
                return await pipeline.ExecuteAsync(async token => await client.{{call}}(1, token));
            }
        }
        """;

    private static Task VerifyTryAsync(string call, string handlers) => VerifyAsync(
        $$"""
        public {{Titles}} Render(RecommendationsClient client, CancellationToken cancellation, int attempt)
        {
            try { return await client.{{call}}(1, cancellation); }
            {{handlers}}
        }

        private static bool IsTransient(Exception exception) => exception is TimeoutException;
        """);

    private static Task VerifyAsync(string members, string otherTypes = "") => VerifyTypesAsync(
        $$"""
        public class Page
        {
            {{members}}

            private static void Log(Exception? exception) => Console.WriteLine(exception);
        }

        {{otherTypes}}
        """);

    private static Task VerifyTypesAsync(string source, bool declaresNamespace = true) =>
        RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync((declaresNamespace ? "namespace Streaming;\n" : "") + source, StreamingSources.Library);
}
