using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.AspNetCore;

/// <summary>Keeps the server up for a while after the shutdown has begun.</summary>
/// <remarks>The host waits here before it stops any service, the server included.</remarks>
internal sealed class ShutdownDrain(
    IHostApplicationLifetime lifetime, IOptions<HealthEndpointOptions> options, TimeProvider? timeProvider = null) : IHostedLifecycleService
{
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        // Where the host was told to stop directly, it would say so only after this.
        lifetime.StopApplication();
        try
        {
            await Task.Delay(options.Value.DrainDelay, timeProvider ?? TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // Whoever stops the host has no more time: what follows must still be stopped.
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
