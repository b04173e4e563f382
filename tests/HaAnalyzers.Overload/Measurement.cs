namespace HaAnalyzers.Overload;

/// <summary>What one protection made of one load.</summary>
/// <param name="Load">As a share of the capacity.</param>
/// <param name="Goodput">Good answers in time, per second.</param>
/// <param name="Median">Of good answers.</param>
/// <param name="P99">Of good answers.</param>
/// <param name="Rejected">The share of requests that were told to come later.</param>
/// <param name="Lost">The share of requests that got no answer in time.</param>
/// <param name="Recovery">From the end of the load until answers are as before; <see langword="null"/> if that was not seen.</param>
internal sealed record Measurement(
    Protection Protection, double Load, double Goodput, TimeSpan Median, TimeSpan P99, double Rejected, double Lost, TimeSpan? Recovery)
{
    /// <summary>So many in a row that are as good as without load end an overload.</summary>
    private const int GoodInARow = 5;

    public bool HasGoodAnswers => Goodput > 0;

    /// <param name="protection">What was measured.</param>
    /// <param name="load">As a share of the capacity.</param>
    /// <param name="answers">All, in the order they were sent.</param>
    /// <param name="settled">From when on they count.</param>
    /// <param name="end">When the load ended.</param>
    /// <param name="usual">The latency that is as before.</param>
    public static Measurement Of(
        Protection protection, double load, IReadOnlyList<Answer> answers, TimeSpan settled, TimeSpan end, TimeSpan usual)
    {
        Answer[] during = [.. answers.Where(answer => answer.Sent >= settled && answer.Sent < end)];
        TimeSpan[] good = [.. during.Where(answer => answer.IsGood).Select(answer => answer.Latency).Order()];
        return new Measurement(
            protection,
            load,
            good.Length / (end - settled).TotalSeconds,
            Percentile(good, 0.5),
            Percentile(good, 0.99),
            (double)during.Count(answer => answer.IsRejected) / during.Length,
            (double)during.Count(answer => answer is { IsGood: false, IsRejected: false }) / during.Length,
            RecoveryOf([.. answers.Where(answer => answer.Sent >= end)], end, usual));
    }

    /// <summary>By the nearest-rank method.</summary>
    public static TimeSpan Percentile(IReadOnlyList<TimeSpan> sorted, double fraction) =>
        sorted.Count == 0 ? TimeSpan.Zero : sorted[(int)Math.Ceiling(fraction * sorted.Count) - 1];

    private static TimeSpan? RecoveryOf(Answer[] after, TimeSpan end, TimeSpan usual)
    {
        int inARow = 0;
        for (int i = 0; i < after.Length; i++)
        {
            inARow = after[i].IsGood && after[i].Latency <= usual ? inARow + 1 : 0;
            if (inARow == GoodInARow)
            {
                return after[i - GoodInARow + 1].Sent - end;
            }
        }

        return null;
    }
}
