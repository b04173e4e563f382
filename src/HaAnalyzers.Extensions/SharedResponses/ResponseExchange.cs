using System.Threading.Channels;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Extensions;

/// <summary>
/// Carries answers to the store and back, off the path of the callers: what finds the queue full is dropped, and comes again with a later
/// call.
/// </summary>
internal sealed class ResponseExchange : IDisposable
{
    private const int QueueLength = 1_024;
    private const int Workers = 4;

    private readonly Channel<Func<IStoredAnswers, CancellationToken, Task>> _queue =
        Channel.CreateBounded<Func<IStoredAnswers, CancellationToken, Task>>(QueueLength);

    private readonly CancellationTokenSource _stopping = new();
    private readonly StoredAnswersGuard _store;

    public ResponseExchange(IStoredAnswers store, TimeProvider timeProvider)
    {
        _store = new StoredAnswersGuard(store, timeProvider: timeProvider);
        // The first guard may be created within a request, whose context is none of the workers' business.
        using (ExecutionContext.SuppressFlow())
        {
            for (int i = 0; i < Workers; i++)
            {
                _ = Task.Run(WorkAsync);
            }
        }
    }

    public CircuitBreaker Breaker => _store.Breaker;

    /// <summary>Queues work, which handles its exceptions, except that it was cancelled by the token; false when the queue is full.</summary>
    public bool TryQueue(Func<IStoredAnswers, CancellationToken, Task> work) => _queue.Writer.TryWrite(work);

    /// <summary>Ends at once; what is queued is lost, which a later success makes good.</summary>
    public void Dispose()
    {
        _queue.Writer.TryComplete();
        _stopping.Cancel();
    }

    private async Task WorkAsync()
    {
        try
        {
            await foreach (Func<IStoredAnswers, CancellationToken, Task> work in _queue.Reader.ReadAllAsync(_stopping.Token).ConfigureAwait(false))
            {
                await work(_store, _stopping.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
        {
            // The application stops.
        }
    }
}
