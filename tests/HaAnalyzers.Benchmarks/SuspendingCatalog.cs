using System.Runtime.CompilerServices;

namespace HaAnalyzers.Benchmarks;

/// <summary>Answers when told to.</summary>
internal sealed class SuspendingCatalog : ICatalog
{
    private readonly ManualAnswer _answer = new();
    private TaskCompletionSource<int> _task = new();

    public void CompleteValue(int result) => _answer.Complete(result);

    public void CompleteTask(int result) => _task.SetResult(result);

    public int Find(int id) => id;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> FindValueAsync(int id) => _answer.Pending;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken) => _answer.Pending;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> FindTaskAsync(int id) => (_task = new TaskCompletionSource<int>()).Task;
}
