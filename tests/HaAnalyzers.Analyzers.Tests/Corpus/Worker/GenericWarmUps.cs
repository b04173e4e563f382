// library
using Microsoft.Extensions.Hosting;

namespace Search;

[NonCritical("Suggestions are missing")]
public interface IIndex<T>
    where T : class
{
    [EmptyFallback]
    Task<IReadOnlyList<T>> TopAsync(int count, CancellationToken cancellationToken);
}

public sealed class WarmUp<T>(IIndex<T> index) : IHostedService
    where T : class
{
    public Task StartAsync(CancellationToken cancellationToken) => index.{|HA1013:TopAsync|}(10, cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed class Refresh<T>(IIndex<T> index) : BackgroundService
    where T : class
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken) => await index.TopAsync(10, stoppingToken);
}
