using System.Runtime.CompilerServices;

namespace HaAnalyzers.Benchmarks;

/// <summary>Fails, each time with an exception of its own: a shared one would grow its stack trace with every throw.</summary>
internal sealed class FailingCatalog : ICatalog
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    public int Find(int id) => throw new HttpRequestException();

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> FindValueAsync(int id) => ValueTask.FromException<int>(new HttpRequestException());

    [MethodImpl(MethodImplOptions.NoInlining)]
    public ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken) => FindValueAsync(id);

    [MethodImpl(MethodImplOptions.NoInlining)]
    public Task<int> FindTaskAsync(int id) => Task.FromException<int>(new HttpRequestException());
}
