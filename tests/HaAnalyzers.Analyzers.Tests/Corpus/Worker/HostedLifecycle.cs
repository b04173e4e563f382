// library
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Streaming;

[NonCritical("Nobody sees the version")]
public interface IVersions
{
    [OmitFallback("No version")]
    Task<string?> LatestAsync(CancellationToken token);
}

public sealed class VersionNotice(IVersions versions, IHostApplicationLifetime lifetime, ILogger<VersionNotice> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => _ = TellAsync());
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task TellAsync() => logger.LogInformation("Latest: {Version}", await versions.LatestAsync(lifetime.ApplicationStopping));
}
