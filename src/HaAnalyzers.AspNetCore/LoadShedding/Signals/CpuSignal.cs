namespace HaAnalyzers.AspNetCore;

/// <summary>How busy the processors are, as a share of what process and container may use. Not thread safe.</summary>
internal sealed class CpuSignal(IReadOnlyList<ICpuMeter> meters, TimeProvider time)
{
    // A garbage collection or a compilation of a tenth of a second is no overload: half way after three samples.
    private const double Smoothing = 0.2;

    private readonly Reading?[] _last = new Reading?[meters.Count];

    /// <summary>0 to 1.</summary>
    public double Utilization { get; private set; }

    /// <summary>Reads the meters and averages with the past.</summary>
    public void Sample()
    {
        long now = time.GetTimestamp();
        double highest = 0;
        for (int i = 0; i < meters.Count; i++)
        {
            highest = Math.Max(highest, Since(i, now));
        }

        Utilization += (Math.Min(1, highest) - Utilization) * Smoothing;
    }

    /// <summary>Forgets the past: nobody has looked for a while.</summary>
    public void Restart()
    {
        Array.Clear(_last);
        Utilization = 0;
        Sample();
    }

    private double Since(int meter, long now)
    {
        if (!meters[meter].TryRead(out TimeSpan used, out double processors))
        {
            _last[meter] = null;
            return 0;
        }

        Reading? last = _last[meter];
        _last[meter] = new Reading(used, now);
        TimeSpan elapsed = last is null ? TimeSpan.Zero : time.GetElapsedTime(last.Value.At, now);
        return elapsed > TimeSpan.Zero ? (used - last!.Value.Used) / (elapsed * processors) : 0;
    }

    private readonly record struct Reading(TimeSpan Used, long At);
}
