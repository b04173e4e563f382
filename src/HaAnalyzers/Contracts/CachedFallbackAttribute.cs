namespace HaAnalyzers;

/// <summary>
/// Falls back to the last good answer for the same arguments; needs a second fallback for when there is none.
/// </summary>
/// <remarks>
/// The key is every argument except the <see cref="CancellationToken"/>, so each must have value equality. On the contract it is
/// the default of every member whose answer can be kept: there is one, and it is neither disposable, nor an enumerator, an asynchronous
/// stream, an <c>IQueryable</c> or a bare <c>IEnumerable</c>. On such a member itself the attribute is an error (HA0003).
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class CachedFallbackAttribute : Attribute
{
    /// <summary>The age from which an answer is too old to be served, in seconds. 1 to 31,536,000 (one year); default 300.</summary>
    public int MaxAgeSeconds { get; set; } = 300;

    /// <summary>The answers kept at most; arguments asked for once make room first. 1 to 10,000,000; default 1,000.</summary>
    public int Capacity { get; set; } = 1_000;
}
