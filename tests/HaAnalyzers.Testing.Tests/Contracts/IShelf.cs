namespace HaAnalyzers.Testing.Tests.Contracts;

/// <summary>A member of every kind.</summary>
[NonCritical("The page shows no shelf", TimeoutMilliseconds = 250, ConsecutiveFailures = 3, BreakDurationMilliseconds = 5_000)]
public interface IShelf : IAsyncDisposable
{
    event EventHandler Changed;

    [DefaultFallback("nobody")]
    string Owner { get; set; }

    [DefaultFallback(-1)]
    int this[string title] { get; }

    [EmptyFallback]
    Task<IReadOnlyList<string>> TitlesAsync(int userId, CancellationToken cancellationToken);

    [DefaultFallback(-1)]
    ValueTask<int> CountAsync(int userId, CancellationToken cancellationToken);

    [OmitFallback("The title may be missing")]
    Task AddAsync(string title, CancellationToken cancellationToken);

    [OmitFallback("The title may stay")]
    ValueTask RemoveAsync(string title, CancellationToken cancellationToken);

    [DefaultFallback(-1)]
    int Count(int userId, CancellationToken cancellationToken);

    [DefaultFallback]
    bool TryFind(string title, out int place);

    [OmitFallback("The shelf may stay as it is")]
    void Sort(CancellationToken cancellationToken);

    [EmptyFallback]
    IAsyncEnumerable<string> ReadAsync(int userId, CancellationToken cancellationToken);

    [DefaultFallback]
    T? Setting<T>(string name);
}
