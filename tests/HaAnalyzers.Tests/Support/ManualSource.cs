using System.Threading.Tasks.Sources;

namespace HaAnalyzers.Tests.Support;

/// <summary>A dependency's answer, given by hand, as a value task that allows its result to be taken only once.</summary>
internal sealed class ManualSource : IValueTaskSource<int>, IValueTaskSource
{
    private ManualResetValueTaskSourceCore<int> _core;

    /// <summary>How often the result has been taken.</summary>
    public int Taken { get; private set; }

    public ValueTask<int> OfResult => new(this, _core.Version);

    public ValueTask OfNothing => new(this, _core.Version);

    public void SetResult(int result) => _core.SetResult(result);

    public void SetException(Exception exception) => _core.SetException(exception);

    public void Reset() => _core.Reset();

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public int GetResult(short token)
    {
        Taken++;
        return _core.GetResult(token);
    }

    void IValueTaskSource.GetResult(short token) => GetResult(token);
}
