using System.Runtime.CompilerServices;

namespace HaAnalyzers.Benchmarks;

/// <summary>Answers at once. Never inlined, or the raw call would vanish from the comparison.</summary>
internal sealed class HealthyCatalog : ICatalog
{
    // Its own task, kept: the benchmark shows what the wrapper allocates, not what the dependency does.
    private readonly Task<int> _answer = Task.FromResult(4_711);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Find(int id) => id;

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> FindValueAsync(int id) => new(id);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken) => new(id);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> FindTaskAsync(int id) => _answer;
}
