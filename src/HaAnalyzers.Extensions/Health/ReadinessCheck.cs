using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.Extensions;

/// <summary>
/// Asks a critical dependency whether it can serve: one question for all who want to know at the same time, and for those who come in the
/// moment after.
/// </summary>
/// <remarks>
/// The question belongs to nobody: it runs in a scope of its own, under its own timeout, and goes on when the one who caused it has left.
/// </remarks>
internal sealed class ReadinessCheck<TContract>(
    string contract,
    Func<TContract, CancellationToken, ValueTask<bool>> probe,
    TimeSpan timeout,
    TimeSpan cacheDuration,
    IServiceScopeFactory scopes,
    TimeProvider timeProvider) : IHealthCheck
    where TContract : class
{
    private static readonly TimeSpan MaxWaitForAbandoned = TimeSpan.FromMinutes(1);

    private readonly object _gate = new();
    private Task<ProbeOutcome>? _latest;
    private int _abandoned;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        ProbeOutcome outcome = await Latest().WaitAsync(cancellationToken).ConfigureAwait(false);
        return outcome.ToResult(context.Registration.FailureStatus, contract);
    }

    private Task<ProbeOutcome> Latest()
    {
        lock (_gate)
        {
            if (_latest is not { } latest || (latest.IsCompleted && timeProvider.GetElapsedTime(latest.Result.EndedAt) >= KeepFor()))
            {
                _latest = latest = Begin();
            }

            return latest;
        }
    }

    /// <summary>
    /// A dependency that ignores its token keeps the probe it was asked with; were it asked at the usual rate, hanging probes would pile up.
    /// </summary>
    private TimeSpan KeepFor()
    {
        int abandoned = Volatile.Read(ref _abandoned);
        if (abandoned == 0)
        {
            return cacheDuration;
        }

        TimeSpan wait = timeout * Math.Pow(2, Math.Min(abandoned, 20));
        wait = wait < MaxWaitForAbandoned ? wait : MaxWaitForAbandoned;
        return wait > cacheDuration ? wait : cacheDuration;
    }

    private Task<ProbeOutcome> Begin()
    {
        // Neither the activity nor the locals of whoever happened to ask first belong to the probe.
        bool restore = !ExecutionContext.IsFlowSuppressed();
        AsyncFlowControl flow = restore ? ExecutionContext.SuppressFlow() : default;
        try
        {
            return Task.Run(RunAsync);
        }
        finally
        {
            if (restore)
            {
                flow.Undo();
            }
        }
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever goes wrong is what the check reports.")]
    private async Task<ProbeOutcome> RunAsync()
    {
        // Disposed of by whoever is last: the dependency may hold its token for longer than it is waited for.
        var deadline = new CancellationTokenSource(timeout, timeProvider);
        Task<bool> question = Task.Run(() => AskAsync(deadline.Token), CancellationToken.None);
        try
        {
            bool isFit = await question.WaitAsync(deadline.Token).ConfigureAwait(false);
            deadline.Dispose();
            return End(isFit ? null : "says that it cannot serve", exception: null);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested)
        {
            Abandon(question, deadline);
            return End(FormattableString.Invariant($"did not answer its readiness probe within {timeout.TotalMilliseconds:#,0} ms"), exception: null);
        }
        catch (Exception exception)
        {
            deadline.Dispose();
            return End($"failed its readiness probe with {exception.GetType().FullName}", exception);
        }
    }

    private async Task<bool> AskAsync(CancellationToken cancellationToken)
    {
        AsyncServiceScope scope = scopes.CreateAsyncScope();
        await using (scope.ConfigureAwait(false))
        {
            return await probe(scope.ServiceProvider.GetRequiredService<TContract>(), cancellationToken).ConfigureAwait(false);
        }
    }

    private void Abandon(Task<bool> question, CancellationTokenSource deadline)
    {
        Interlocked.Increment(ref _abandoned);
        question.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                deadline.Dispose();
                Interlocked.Decrement(ref _abandoned);
            },
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private ProbeOutcome End(string? problem, Exception? exception) => new(problem, exception, timeProvider.GetTimestamp());
}
