using System.Threading.Tasks.Sources;

namespace HaAnalyzers.Benchmarks;

/// <summary>A value task that completes when the benchmark says so: suspended without a thread switch and without allocation.</summary>
internal sealed class ManualAnswer : IValueTaskSource<int>
{
    private ManualResetValueTaskSourceCore<int> _core;

    public ValueTask<int> Pending => new(this, _core.Version);

    public void Complete(int result) => _core.SetResult(result);

    public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

    public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);

    public int GetResult(short token)
    {
        int result = _core.GetResult(token);
        _core.Reset();
        return result;
    }
}
