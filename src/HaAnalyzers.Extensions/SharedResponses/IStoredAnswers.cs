namespace HaAnalyzers.Extensions;

/// <summary>The store that processes share, as bytes under keys.</summary>
[NonCritical(
    "Callers have the next fallback; the store only brings back answers that another process has seen",
    TimeoutMilliseconds = 2_000,
    MaxConcurrency = 64)]
internal interface IStoredAnswers
{
    /// <summary>Reads an entry; <see langword="null"/> when there is none.</summary>
    [DefaultFallback]
    ValueTask<byte[]?> ReadAsync(string key, CancellationToken cancellationToken);

    /// <summary>Writes an entry that is of no use after <paramref name="remaining"/>.</summary>
    [OmitFallback("the entry is offered again with a later success")]
    ValueTask WriteAsync(string key, byte[] entry, TimeSpan remaining, CancellationToken cancellationToken);
}
