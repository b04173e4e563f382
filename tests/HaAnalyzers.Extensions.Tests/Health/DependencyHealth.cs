using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.Health;

/// <summary>The health checks of a container with a critical and a guarded dependency, under fake time.</summary>
internal sealed class DependencyHealth : IAsyncDisposable
{
    public static readonly string LedgerName = typeof(ILedger).FullName!;

    private readonly ServiceProvider _services;

    public DependencyHealth(Action<IHealthChecksBuilder>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<ILedger>(Ledger);
        services.AddSingleton<IPrices>(Prices);
        services.GuardNonCriticalDependencies();
        (configure ?? (static checks => checks.AddDependencies()))(services.AddHealthChecks());
        _services = services.BuildServiceProvider();
    }

    public FakeTimeProvider Time { get; } = new();

    public Ledger Ledger { get; } = new();

    public Prices Prices { get; } = new();

    public PricesGuard.State Guard => _services.GetRequiredService<PricesGuard.State>();

    public Task<HealthReport> CheckAsync(CancellationToken cancellationToken) =>
        _services.GetRequiredService<HealthCheckService>().CheckHealthAsync(cancellationToken);

    public Task<HealthReport> CheckAsync() => CheckAsync(TestContext.Current.CancellationToken);

    public async Task<HealthReportEntry> LedgerAsync() => (await CheckAsync()).Entries[LedgerName];

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        Prices.Dispose();
    }
}
