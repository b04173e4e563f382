using System.Runtime.CompilerServices;

namespace HaAnalyzers.Testing.Tests.Contracts;

/// <summary>A shelf that works.</summary>
internal sealed class ListShelf : IShelf
{
    private readonly List<string> _titles = ["Solaris", "Stalker"];

    public event EventHandler? Changed;

    public string Owner { get; set; } = "Ada";

    public bool IsDisposed { get; private set; }

    public int this[string title] => _titles.IndexOf(title);

    public Task<IReadOnlyList<string>> TitlesAsync(int userId, CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<string>>(_titles);

    public ValueTask<int> CountAsync(int userId, CancellationToken cancellationToken) => new(_titles.Count);

    public Task AddAsync(string title, CancellationToken cancellationToken)
    {
        _titles.Add(title);
        Changed?.Invoke(this, EventArgs.Empty);
        return Task.CompletedTask;
    }

    public ValueTask RemoveAsync(string title, CancellationToken cancellationToken)
    {
        _titles.Remove(title);
        return default;
    }

    public int Count(int userId, CancellationToken cancellationToken) => _titles.Count;

    public bool TryFind(string title, out int place)
    {
        place = _titles.IndexOf(title);
        return place >= 0;
    }

    public void Sort(CancellationToken cancellationToken) => _titles.Sort(StringComparer.Ordinal);

    public async IAsyncEnumerable<string> ReadAsync(int userId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (string title in _titles)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            yield return title;
        }
    }

    public T? Setting<T>(string name) => name is T value ? value : default;

    public ValueTask DisposeAsync()
    {
        IsDisposed = true;
        return default;
    }
}
