using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>One guarded call whose dependency ends when the schedule says so. The fallback is 0.</summary>
internal sealed class InterleavedCall(GuardedDependency guarded, Shape shape, int answer)
{
    private readonly TaskCompletionSource<int> _task = new();
    private readonly ScheduledSource _source = new();
    private ValueTask<int> _withResult;
    private ValueTask _withoutResult;
    private Outcome? _outcome;
    private bool _hasBegun;

    /// <summary>Whether the caller has got its task.</summary>
    public bool HasReturned { get; private set; }

    /// <summary>Whether the caller can take the outcome.</summary>
    public bool IsCompleted => HasReturned && (_outcome is not null || (HasResult ? _withResult.IsCompleted : _withoutResult.IsCompleted));

    private bool HasResult => shape is Shape.TaskOfResult or Shape.ValueTaskOfResult or Shape.ValueTaskOfResultFromSource;

    private bool IsSource => shape is Shape.ValueTaskFromSource or Shape.ValueTaskOfResultFromSource;

    /// <summary>
    /// A task that completes between the look at it and the request to be told tells on a thread of the real pool, which takes part in no
    /// schedule. What comes then is the same as with a source.
    /// </summary>
    public bool CanEndDependency => IsSource || !_hasBegun || HasReturned;

    public void Begin(CancellationToken callerToken)
    {
        _hasBegun = true;
        GuardedCall call;
        if (callerToken.CanBeCanceled ? !guarded.TryBegin("Find", callerToken, out call) : !guarded.TryBegin("Find", out call))
        {
            _outcome = Outcome.Rejected;
        }
        else if (shape is Shape.Task)
        {
            _withoutResult = new ValueTask(call.AnswerAsync((Task)_task.Task));
        }
        else if (shape is Shape.TaskOfResult)
        {
            _withResult = new ValueTask<int>(call.AnswerAsync(_task.Task));
        }
        else if (HasResult)
        {
            _withResult = call.AnswerAsync(IsSource ? _source.OfResult : new ValueTask<int>(_task.Task));
        }
        else
        {
            _withoutResult = call.AnswerAsync(IsSource ? _source.OfNothing : new ValueTask(_task.Task));
        }

        HasReturned = true;
    }

    public void EndDependency(Ending ending)
    {
        Exception? failure = ending switch
        {
            Ending.Failure => new HttpRequestException(),
            Ending.Cancellation => new OperationCanceledException(),
            _ => null,
        };
        if (IsSource)
        {
            _source.Complete(answer, failure);
        }
        else if (failure is OperationCanceledException)
        {
            _task.SetCanceled();
        }
        else if (failure is not null)
        {
            _task.SetException(failure);
        }
        else
        {
            _task.SetResult(answer);
        }
    }

    /// <summary>Takes the outcome, once, like a caller who awaits.</summary>
    public Outcome Take()
    {
        if (_outcome is { } known)
        {
            return known;
        }

        Assert.True(IsCompleted, "nobody ended the call");
        try
        {
            int result = 0;
            if (HasResult)
            {
                result = _withResult.GetAwaiter().GetResult();
            }
            else
            {
                _withoutResult.GetAwaiter().GetResult();
            }

            Assert.True(result == 0 || result == answer, $"{result} is the answer to another call");
            _outcome = result == answer ? Outcome.Answer : HasResult ? Outcome.Fallback : Outcome.AnswerOrFallback;
        }
        catch (OperationCanceledException)
        {
            _outcome = Outcome.Cancelled;
        }

        return _outcome.Value;
    }
}

internal enum Ending
{
    Answer,
    Failure,
    Cancellation,
}

internal enum Outcome
{
    Answer,
    Fallback,

    /// <summary>Where there is no result, both look alike.</summary>
    AnswerOrFallback,
    Cancelled,
    Rejected,
}
