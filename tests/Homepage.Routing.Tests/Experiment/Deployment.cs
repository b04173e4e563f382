using System.Diagnostics;
using Homepage.Routing.Tests.Parts;
using Homepage.Services;

namespace Homepage.Routing.Tests.Experiment;

/// <summary>Three instances behind a load balancer, with visitors and an orchestrator that probes.</summary>
internal sealed class Deployment : IAsyncDisposable
{
    private const int Size = 3;

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(5) };
    private LivenessProbe[] _probes = [];
    private HaProxy? _proxy;
    private Traffic? _traffic;

    private Deployment(string name, IReadOnlyList<HomepageInstance> instances)
    {
        Name = name;
        Instances = instances;
    }

    public string Name { get; }

    public IReadOnlyList<HomepageInstance> Instances { get; }

    public Traffic Traffic => _traffic!;

    public Uri Address => _proxy!.Address;

    public int Restarts => _probes.Sum(probe => probe.Restarts);

    /// <param name="readinessPath">What the load balancer asks.</param>
    /// <param name="livenessPath">What the orchestrator asks.</param>
    public static async Task<Deployment> StartAsync(
        string name, string readinessPath, string livenessPath, string folder, Func<string, HomepageInstance> create, Stopwatch clock)
    {
        var deployment = new Deployment(name, [.. Enumerable.Range(1, Size).Select(number => create($"{name}{number}"))]);
        try
        {
            await Task.WhenAll(deployment.Instances.Select(instance => instance.StartedAsync()));
            deployment._proxy = new HaProxy(folder, name, readinessPath, deployment.Instances);
            await deployment.RecoveredAsync();
            deployment._probes = [.. deployment.Instances.Select(instance => new LivenessProbe(instance, livenessPath))];
            deployment._traffic = new Traffic(deployment._proxy.Address, clock);
            return deployment;
        }
        catch
        {
            await deployment.DisposeAsync();
            throw;
        }
    }

    public void PauseProbe(HomepageInstance instance, bool pause) => _probes[Instances.ToList().IndexOf(instance)].IsPaused = pause;

    public async Task<bool> IsInRotationAsync(HomepageInstance instance) => (await InRotationAsync(checkedOnly: false)).Contains(instance.Name);

    /// <summary>Every instance gets traffic again.</summary>
    public async Task RecoveredAsync()
    {
        try
        {
            await Waiting.UntilAsync($"the three instances of '{Name}' are in rotation", async () => (await InRotationAsync(checkedOnly: true)).Count == Size);
        }
        catch (TimeoutException late)
        {
            throw new TimeoutException($"{late.Message} They say:\n{string.Join('\n', Instances.Select(instance => $"{instance.Name}: {instance.Output}"))}", late);
        }
    }

    public async Task PostAsync(HomepageInstance instance, string path)
    {
        using HttpResponseMessage answer = await _client.PostAsync(new Uri(instance.Address, path), null);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (LivenessProbe probe in _probes)
        {
            await probe.DisposeAsync();
        }

        if (_traffic is not null)
        {
            await _traffic.DisposeAsync();
        }

        if (_proxy is not null)
        {
            await _proxy.DisposeAsync();
        }

        foreach (HomepageInstance instance in Instances)
        {
            await instance.DisposeAsync();
        }

        _client.Dispose();
    }

    private async Task<IReadOnlyList<string>> InRotationAsync(bool checkedOnly)
    {
        try
        {
            return await _proxy!.InRotationAsync(_client, checkedOnly);
        }
        catch (HttpRequestException)
        {
            return []; // It does not listen yet.
        }
    }
}
