using System.Diagnostics;
using Homepage.Faults;
using Homepage.Routing.Tests.Parts;
using Homepage.Services;

namespace Homepage.Routing.Tests.Experiment;

/// <summary>
/// The same faults for two deployments of the same page at the same time: one with liveness and readiness, one with the usual single
/// endpoint for both.
/// </summary>
internal sealed class RoutingExperiment : IAsyncDisposable
{
    private static readonly TimeSpan FaultDuration = TimeSpan.FromSeconds(3);

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private readonly string _folder;
    private readonly ServiceFleet _services;
    private readonly PostgresServer _primary;
    private readonly PostgresServer _replica;
    private readonly RedisServer _redis;

    private RoutingExperiment(string folder, ServiceFleet services, PostgresServer primary, PostgresServer replica, RedisServer redis)
    {
        _folder = folder;
        _services = services;
        _primary = primary;
        _replica = replica;
        _redis = redis;
    }

    public Deployment Separate { get; private set; } = null!;

    public Deployment Usual { get; private set; } = null!;

    public PostgresServer Primary => _primary;

    public PostgresServer Replica => _replica;

    public RedisServer Redis => _redis;

    public static async Task<RoutingExperiment> StartAsync()
    {
        string folder = Directory.CreateTempSubdirectory("homepage-routing-").FullName;
        File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute);
        ServiceFleet services = await ServiceFleet.StartAsync(folder);
        PostgresServer primary = await PostgresServer.CreatePrimaryAsync(folder);
        await primary.ExecuteAsync(
            $"CREATE TABLE account (id integer PRIMARY KEY, name text NOT NULL, country text NOT NULL, plan text NOT NULL); INSERT INTO account SELECT n, 'Ada', 'DE', 'Premium' FROM generate_series(1, {AccountStore.Count}) n");
        PostgresServer replica = await primary.CreateReplicaAsync(folder);
        var experiment = new RoutingExperiment(folder, services, primary, replica, new RedisServer());
        try
        {
            // One after the other: six processes that start at once take a while on two cores.
            experiment.Separate = await experiment.DeployAsync("separate", "/health/ready", "/health/live", hasUsualHealth: false);
            experiment.Usual = await experiment.DeployAsync("usual", "/health", "/health", hasUsualHealth: true);
            return experiment;
        }
        catch
        {
            await experiment.DisposeAsync();
            throw;
        }
    }

    /// <summary>A fault of something all instances share.</summary>
    public Task<IReadOnlyDictionary<Deployment, FaultResult>> BreakSharedAsync(Func<Task> breakIt, Func<Task> mendIt) =>
        RunAsync(breakIt, mendIt, suspect: null);

    /// <summary>A fault of the first instance of each deployment.</summary>
    public Task<IReadOnlyDictionary<Deployment, FaultResult>> BreakInstanceAsync(
        Func<Deployment, HomepageInstance, Task> breakIt, Func<Deployment, HomepageInstance, Task> mendIt) => RunAsync(
            () => Task.WhenAll(All.Select(deployment => breakIt(deployment, deployment.Instances[0]))),
            () => Task.WhenAll(All.Select(deployment => mendIt(deployment, deployment.Instances[0]))),
            suspect: 0);

    public Task BreakServiceAsync(ServiceKind service, Fault fault) => _services[service].BreakAsync(fault);

    public async ValueTask DisposeAsync()
    {
        foreach (IAsyncDisposable? part in new IAsyncDisposable?[] { Separate, Usual, _replica, _primary, _redis, _services })
        {
            if (part is not null)
            {
                await part.DisposeAsync();
            }
        }

        Directory.Delete(_folder, recursive: true);
    }

    private Deployment[] All => [Separate, Usual];

    private Task<Deployment> DeployAsync(string name, string readiness, string liveness, bool hasUsualHealth) => Deployment.StartAsync(
        name,
        readiness,
        liveness,
        _folder,
        instance => new HomepageInstance(
            instance,
            PostgresServer.ConnectionString(_primary, _replica),
            PostgresServer.ConnectionString(_replica),
            _redis,
            _services.Addresses,
            hasUsualHealth),
        _clock);

    private async Task<IReadOnlyDictionary<Deployment, FaultResult>> RunAsync(Func<Task> breakIt, Func<Task> mendIt, int? suspect)
    {
        Dictionary<Deployment, int> restartsBefore = All.ToDictionary(deployment => deployment, deployment => deployment.Restarts);
        TimeSpan began = _clock.Elapsed;
        Task<TimeSpan?>[] left = [.. All.Select(deployment => suspect is { } number ? LeftRotationAsync(deployment, deployment.Instances[number], began) : Task.FromResult<TimeSpan?>(null))];
        await breakIt();
        await Task.Delay(FaultDuration);
        await mendIt();
        await Task.WhenAll(All.Select(deployment => deployment.RecoveredAsync()));
        await Task.Delay(TimeSpan.FromSeconds(1));
        TimeSpan ended = _clock.Elapsed;

        var results = new Dictionary<Deployment, FaultResult>();
        for (int i = 0; i < All.Length; i++)
        {
            results.Add(All[i], new FaultResult(await All[i].Traffic.BetweenAsync(began, ended), began, await left[i], All[i].Restarts - restartsBefore[All[i]]));
        }

        return results;
    }

    private async Task<TimeSpan?> LeftRotationAsync(Deployment deployment, HomepageInstance instance, TimeSpan began)
    {
        while (_clock.Elapsed < began + FaultDuration)
        {
            if (!await deployment.IsInRotationAsync(instance))
            {
                return _clock.Elapsed - began;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        return null;
    }
}
