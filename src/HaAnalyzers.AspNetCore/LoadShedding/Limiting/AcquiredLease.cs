using System.Threading.RateLimiting;

namespace HaAnalyzers.AspNetCore;

/// <summary>Permits that are given back, and a latency that is measured, when it is disposed of for the first time.</summary>
internal sealed class AcquiredLease(AdaptiveConcurrencyLimiter limiter, int permits, long startedAt) : RateLimitLease
{
    private AdaptiveConcurrencyLimiter? _limiter = limiter;

    public override bool IsAcquired => true;

    public override IEnumerable<string> MetadataNames => [];

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }

    protected override void Dispose(bool disposing)
    {
        Interlocked.Exchange(ref _limiter, null)?.Exit(permits, startedAt, isMeasured: true);
        base.Dispose(disposing);
    }
}
