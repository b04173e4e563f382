// library
using Microsoft.Extensions.Hosting;

namespace Streaming;

[NonCritical("No trending row")]
public interface ITrending
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync(CancellationToken cancellationToken);
}

public sealed class BlockingWarmUp(ITrending trending) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken) => await trending.{|HA1013:TopAsync|}(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}

public sealed class BackgroundWarmUp(ITrending trending) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        do
        {
            await trending.TopAsync(stoppingToken);
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}

public sealed class StartedWarmUp(ITrending trending) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        _ = trending.TopAsync(CancellationToken.None);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
