using System.Runtime.CompilerServices;

namespace HaAnalyzers.Benchmarks;

/// <summary>
/// Fails: where it throws, each time with an exception of its own, because a shared one would grow its stack trace; where it returns a
/// task, always with the same one, so that what is allocated is the wrapper's. One call in 1,024 succeeds, so that a breaker that opens when
/// everything fails never does: it is the failure that is measured, not the rejection.
/// </summary>
internal sealed class FailingCatalog : ICatalog
{
    private const int Period = 1_024;

    private readonly Task<int> _answer = Task.FromResult(0);
    private readonly Task<int> _failure = Task.FromException<int>(new HttpRequestException());
    private int _calls;

    private bool Succeeds => ++_calls % Period == 0;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Find(int id) => Succeeds ? 0 : throw new HttpRequestException();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> FindValueAsync(int id) => new(FindTaskAsync(id));

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken) => FindValueAsync(id);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> FindTaskAsync(int id) => Succeeds ? _answer : _failure;
}
