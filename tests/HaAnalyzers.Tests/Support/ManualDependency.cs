using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Support;

/// <summary>A dependency that answers when the test says so.</summary>
internal sealed class ManualDependency(Shape shape)
{
    private readonly TaskCompletionSource<int> _task = new();
    private readonly ManualSource _source = new();

    public bool HasResult => shape is Shape.TaskOfResult or Shape.ValueTaskOfResult or Shape.ValueTaskOfResultFromSource;

    /// <summary>Whether the outcome has been taken exactly once, so that nothing is left unobserved.</summary>
    public bool IsObserved => !IsSource || _source.Taken == 1;

    private bool IsSource => shape is Shape.ValueTaskFromSource or Shape.ValueTaskOfResultFromSource;

    public void Succeed(int result)
    {
        if (IsSource)
        {
            _source.SetResult(result);
        }
        else
        {
            _task.SetResult(result);
        }
    }

    public void Fail(Exception exception)
    {
        if (IsSource)
        {
            _source.SetException(exception);
        }
        else if (exception is OperationCanceledException cancelled)
        {
            _task.SetCanceled(cancelled.CancellationToken);
        }
        else
        {
            _task.SetException(exception);
        }
    }

    public async Task<Answer> CompleteAsync(GuardedCall call)
    {
        switch (shape)
        {
            case Shape.Task:
                return Of(await call.CompleteAsync((Task)_task.Task));
            case Shape.TaskOfResult:
                return Of(await call.CompleteAsync(_task.Task));
            case Shape.ValueTask:
                return Of(await call.CompleteAsync(new ValueTask(_task.Task)));
            case Shape.ValueTaskOfResult:
                return Of(await call.CompleteAsync(new ValueTask<int>(_task.Task)));
            case Shape.ValueTaskFromSource:
                return Of(await call.CompleteAsync(_source.OfNothing));
            default:
                return Of(await call.CompleteAsync(_source.OfResult));
        }
    }

    private static Answer Of(CallOutcome<NoResult> outcome) => new(outcome.Succeeded, 0, outcome.Failure);

    private static Answer Of(CallOutcome<int> outcome) => new(outcome.Succeeded, outcome.Result, outcome.Failure);
}
