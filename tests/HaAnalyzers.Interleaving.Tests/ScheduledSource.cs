using System.Runtime.ExceptionServices;
using System.Threading.Tasks.Sources;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>The source of a value task. Who asks to be told after completion is told by an operation of the schedule.</summary>
internal sealed class ScheduledSource : IValueTaskSource<int>, IValueTaskSource
{
    private Action? _tell;
    private bool _isCompleted;
    private int _result;
    private Exception? _failure;
    private bool _isTaken;

    public ValueTask<int> OfResult => new(this, 0);

    public ValueTask OfNothing => new(this, 0);

    public void Complete(int result, Exception? failure)
    {
        (_result, _failure) = (result, failure);
        _isCompleted = true;
        _tell?.Invoke();
    }

    public ValueTaskSourceStatus GetStatus(short token) => this switch
    {
        { _isCompleted: false } => ValueTaskSourceStatus.Pending,
        { _failure: OperationCanceledException } => ValueTaskSourceStatus.Canceled,
        { _failure: not null } => ValueTaskSourceStatus.Faulted,
        _ => ValueTaskSourceStatus.Succeeded,
    };

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
    {
        _tell = () => continuation(state);
        if (_isCompleted)
        {
            Assert.True(OperationThreads.TryAdd(_tell));
        }
    }

    public int GetResult(short token)
    {
        Assert.True(_isCompleted && !_isTaken, "taken too early or twice");
        _isTaken = true;
        if (_failure is not null)
        {
            ExceptionDispatchInfo.Throw(_failure);
        }

        return _result;
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);
}
