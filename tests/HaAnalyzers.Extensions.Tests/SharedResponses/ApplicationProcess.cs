using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>One of several processes of an application: a host with its own guards and memory, and a distributed cache all of them share.</summary>
internal sealed class ApplicationProcess : IDisposable
{
    private readonly CollectingLoggerProvider _log = new();
    private readonly IHost _host;

    private ApplicationProcess(FakeTimeProvider? time, Action<IServiceCollection> register)
    {
        Time = time ?? new FakeTimeProvider();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Logging.AddProvider(_log);
        builder.Services.AddSingleton<TimeProvider>(Time);
        builder.Services.AddSingleton<ICatalog>(Dependency);
        register(builder.Services);
        builder.Services.AddSharedCachedResponses();
        builder.Services.GuardNonCriticalDependencies();
        _host = builder.Build();
        _host.Start();
    }

    public FakeTimeProvider Time { get; }

    public Catalog Dependency { get; } = new();

    public IReadOnlyList<LogEntry> Log => _log.Entries;

    public IServiceProvider Services => _host.Services;

    public ICatalog Catalog => Services.GetRequiredService<ICatalog>();

    /// <summary>With HybridCache as an application has it.</summary>
    public static ApplicationProcess Start(IDistributedCache distributed, FakeTimeProvider time, Action<IServiceCollection>? register = null) =>
        new(time, services =>
        {
            services.AddSingleton(distributed);
            services.AddHybridCache();
            register?.Invoke(services);
        });

    public static ApplicationProcess Start(Action<IServiceCollection> register) => Start(new FakeTimeProvider(), register);

    public static ApplicationProcess Start(FakeTimeProvider time, Action<IServiceCollection> register) =>
        new(time, services =>
        {
            services.AddHybridCache();
            register(services);
        });

    public static ApplicationProcess Start(HybridCache cache, Action<IServiceCollection>? register = null) =>
        new(time: null, services =>
        {
            services.AddHybridCache();
            services.AddSingleton(cache);
            register?.Invoke(services);
        });

    public void Dispose() => _host.Dispose();
}
