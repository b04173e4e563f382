using System.Threading.RateLimiting;

namespace HaAnalyzers.AspNetCore;

/// <summary>A lease that holds nothing: a failed one, or one that asked for no permit. Shared by all who get it.</summary>
internal sealed class FixedLease(bool isAcquired, TimeSpan? retryAfter = null) : RateLimitLease
{
    private readonly object? _retryAfter = retryAfter;

    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames => _retryAfter is null ? [] : [MetadataName.RetryAfter.Name];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        bool isKnown = _retryAfter is not null && metadataName == MetadataName.RetryAfter.Name;
        metadata = isKnown ? _retryAfter : null;
        return isKnown;
    }
}
