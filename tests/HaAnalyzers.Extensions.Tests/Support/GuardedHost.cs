using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.Support;

/// <summary>A host with guards, configuration that can be changed, fake time and a log that can be read.</summary>
internal sealed class GuardedHost : IDisposable
{
    private readonly CollectingLoggerProvider _log = new();
    private readonly IHost _host;

    public GuardedHost(params (string Key, string? Value)[] configuration)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(configuration.ToDictionary(entry => entry.Key, entry => entry.Value));
        builder.Logging.AddProvider(_log);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<IPrices>(Dependency);
        builder.Services.AddSingleton<Contracts.North.IStock, Stock>();
        builder.Services.AddSingleton<Contracts.South.IStock, Stock>();
        builder.Services.GuardNonCriticalDependencies();
        _host = builder.Build();
    }

    public FakeTimeProvider Time { get; } = new();

    public Prices Dependency { get; } = new();

    public IReadOnlyList<LogEntry> Log => _log.Entries;

    public IPrices Prices => _host.Services.GetRequiredService<IPrices>();

    public PricesGuard.State State => _host.Services.GetRequiredService<PricesGuard.State>();

    public DependencyOptions Options => State.Dependency.Options;

    public DependencyOptions OptionsOf<TState>()
        where TState : class, IGuardState => _host.Services.GetRequiredService<TState>().Dependency.Options;

    public static GuardedHost Started(params (string Key, string? Value)[] configuration)
    {
        var host = new GuardedHost(configuration);
        host.Start();
        return host;
    }

    public void Start() => _host.Start();

    public void Reload(params (string Key, string? Value)[] configuration)
    {
        var root = (IConfigurationRoot)_host.Services.GetRequiredService<IConfiguration>();
        foreach ((string key, string? value) in configuration)
        {
            root[key] = value;
        }

        root.Reload();
    }

    public void Dispose()
    {
        _host.Dispose();
        Dependency.Dispose();
    }

    private sealed class Stock : Contracts.North.IStock, Contracts.South.IStock
    {
        public int Count(int id) => id;
    }
}
