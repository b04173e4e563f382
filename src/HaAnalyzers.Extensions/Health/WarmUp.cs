using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HaAnalyzers.Extensions;

/// <summary>Fills what an instance needs before it serves, and tells until then that it is not ready.</summary>
internal sealed partial class WarmUp(
    string name, Func<IServiceProvider, CancellationToken, Task> fill, IServiceScopeFactory scopes, TimeProvider timeProvider, ILoggerFactory? loggers)
    : BackgroundService, IHealthCheck
{
    private static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LastRetry = TimeSpan.FromSeconds(30);

    private readonly ILogger _logger = loggers?.CreateLogger("HaAnalyzers.WarmUp") ?? NullLogger.Instance;
    private volatile Progress _progress = new(Attempts: 0, LastError: null, IsDone: false);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        Progress progress = _progress;
        if (progress.IsDone)
        {
            return Task.FromResult(HealthCheckResult.Healthy($"The warm-up '{name}' is done"));
        }

        var data = new Dictionary<string, object> { ["failedAttempts"] = progress.Attempts };
        if (progress.LastError is not null)
        {
            data["lastError"] = progress.LastError;
        }

        return Task.FromResult(new HealthCheckResult(context.Registration.FailureStatus, $"The warm-up '{name}' is under way", data: data));
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever goes wrong is told and tried again.")]
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        TimeSpan retry = FirstRetry;
        for (int attempts = 1; ; attempts++)
        {
            try
            {
                // Not on the thread that starts the host: the server is up meanwhile, and says that it is not ready.
                await Task.Run(() => FillAsync(stoppingToken), stoppingToken).ConfigureAwait(false);
                _progress = new(attempts, LastError: null, IsDone: true);
                return;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                if (attempts == 1)
                {
                    LogFailed(_logger, exception, name);
                }

                _progress = new(attempts, exception.GetType().FullName, IsDone: false);
            }

            try
            {
                await Task.Delay(retry, timeProvider, stoppingToken).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            retry = retry * 2 < LastRetry ? retry * 2 : LastRetry;
        }
    }

    private async Task FillAsync(CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            await fill(scope.ServiceProvider, cancellationToken).ConfigureAwait(false);
        }
    }

    [LoggerMessage(30, LogLevel.Warning, "The warm-up {Name} failed; it is tried again until it succeeds, and the instance is not ready until then", EventName = "WarmUpFailed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string name);

    private sealed record Progress(int Attempts, string? LastError, bool IsDone);
}
