using System.Runtime.CompilerServices;

namespace HaAnalyzers.Benchmarks;

/// <summary>Answers on another thread of the pool.</summary>
internal sealed class HoppingCatalog : ICatalog
{
    public int Find(int id) => id;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> FindValueAsync(int id)
    {
        await Task.Yield();
        return id;
    }

    public ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken) => FindValueAsync(id);

    public async Task<int> FindTaskAsync(int id)
    {
        await Task.Yield();
        return id;
    }
}
