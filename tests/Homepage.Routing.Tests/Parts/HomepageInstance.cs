using System.Globalization;
using Homepage.Services;

namespace Homepage.Routing.Tests.Parts;

/// <summary>One of the three instances behind a load balancer.</summary>
internal sealed class HomepageInstance : IAsyncDisposable
{
    private readonly string[] _arguments;
    private PartProcess _process;

    public HomepageInstance(string name, string primary, string replica, RedisServer redis, ServiceAddresses services, bool hasUsualHealth)
    {
        Name = name;
        Port = Ports.Next();
        _arguments =
        [
            typeof(Instance.IAccountRows).Assembly.Location,
            "--Port", Port.ToString(CultureInfo.InvariantCulture),
            "--Primary", primary,
            "--Replica", replica,
            "--Redis", redis.ConnectionString,
            "--HasUsualHealth", hasUsualHealth.ToString(),
            .. ServiceKind.All.SelectMany(kind => new[] { $"--{ServiceAddresses.Section}:{kind.Slug}", services[kind].ToString() }),
        ];
        _process = Start();
    }

    public string Name { get; }

    public int Port { get; }

    public Uri Address => new($"http://127.0.0.1:{Port}");

    /// <summary>What it printed, warnings of its health checks among it.</summary>
    public string Output => _process.Output;

    public Task StartedAsync() => _process.FirstLineAsync();

    /// <summary>As an orchestrator does on a deployment.</summary>
    public void Terminate() => Signals.Terminate(_process.Id);

    public Task WaitForExitAsync() => _process.WaitForExitAsync();

    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = Start();
        await StartedAsync();
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private PartProcess Start() => PartProcess.Start("dotnet", _arguments, folder: AppContext.BaseDirectory);
}
