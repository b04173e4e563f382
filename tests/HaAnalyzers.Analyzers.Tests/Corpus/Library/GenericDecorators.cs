// library
using System.Collections.Concurrent;
using System.Net.Http.Json;

namespace Catalog.Data;

[NonCritical("Details are missing on the page", Fallback = typeof(EmptySource<,>))]
public interface ISource<TKey, T>
    where TKey : notnull
    where T : class
{
    Task<T?> FindAsync(TKey key, CancellationToken cancellationToken);

    Task<IReadOnlyList<T>> ListAsync(CancellationToken cancellationToken);
}

public sealed class HttpSource<TKey, T>(HttpClient http) : ISource<TKey, T>
    where TKey : notnull
    where T : class
{
    public Task<T?> FindAsync(TKey key, CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<T>($"/{typeof(T).Name}/{key}", cancellationToken);

    public async Task<IReadOnlyList<T>> ListAsync(CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<T[]>($"/{typeof(T).Name}", cancellationToken) ?? [];
}

public sealed class EmptySource<TKey, T> : ISource<TKey, T>
    where TKey : notnull
    where T : class
{
    public Task<T?> FindAsync(TKey key, CancellationToken cancellationToken) => Task.FromResult<T?>(null);

    public Task<IReadOnlyList<T>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<T>>([]);
}

public sealed class CachedSource<TKey, T>(HttpSource<TKey, T> inner) : ISource<TKey, T>
    where TKey : notnull
    where T : class
{
    private readonly ConcurrentDictionary<TKey, T?> _known = new();

    public async Task<T?> FindAsync(TKey key, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(key, out T? found))
        {
            found = await inner.FindAsync(key, cancellationToken);
            _known[key] = found;
        }

        return found;
    }

    public Task<IReadOnlyList<T>> ListAsync(CancellationToken cancellationToken) => inner.ListAsync(cancellationToken);
}

public sealed record Brand(string Name);

public sealed record BrandRow(string Title);

public sealed class BrandRows(ISource<int, Brand> brands) : ISource<int, BrandRow>
{
    public async Task<BrandRow?> FindAsync(int key, CancellationToken cancellationToken) =>
        await brands.FindAsync(key, cancellationToken) is { } brand ? new BrandRow(brand.Name) : null;

    public async Task<IReadOnlyList<BrandRow>> ListAsync(CancellationToken cancellationToken) =>
        [.. (await brands.ListAsync(cancellationToken)).Select(brand => new BrandRow(brand.Name))];
}

public sealed class BrandPage(ISource<int, Brand> brands, CachedSource<int, Brand> cached, BrandRows rows, EmptySource<int, Brand> none)
{
    public async Task<string> TitleAsync(int id, CancellationToken cancellationToken)
    {
        Brand? brand = await brands.FindAsync(id, cancellationToken) ?? await cached.FindAsync(id, cancellationToken) ?? await none.FindAsync(id, cancellationToken);
        return brand?.Name ?? (await rows.FindAsync(id, cancellationToken))?.Title ?? nameof(HttpSource<int, Brand>);
    }

    public static async Task<T?> AnyAsync<TSource, TKey, T>(TSource source, TKey key, CancellationToken cancellationToken)
        where TSource : ISource<TKey, T>
        where TKey : notnull
        where T : class => await source.FindAsync(key, cancellationToken);
}
