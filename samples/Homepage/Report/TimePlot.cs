using System.Globalization;
using System.Text;
using Homepage.Drill;

namespace Homepage.Report;

/// <summary>The frame that the charts of one outage share: time to the right, the outage shaded.</summary>
internal sealed class TimePlot
{
    public const int Width = 560;
    public const int Left = 56;
    public const int Right = 8;

    private readonly OutageResult _result;

    public TimePlot(OutageResult result)
    {
        _result = result;
        Span = Enumerable.Concat(result.Guarded, result.Unguarded)
            .Select(visit => visit.Begun)
            .Append(result.Healed)
            .Max();
    }

    /// <summary>From the beginning to the last visit.</summary>
    public TimeSpan Span { get; }

    public double X(TimeSpan time) => Left + ((Width - Left - Right) * Math.Min(1, time / Span));

    /// <param name="label">What the chart shows, for those who do not see it.</param>
    public static void Open(StringBuilder svg, int height, string label) =>
        svg.Append(CultureInfo.InvariantCulture, $"""<svg class="chart" viewBox="0 0 {Width} {height}" role="img" aria-label="{label}">""");

    public static void Close(StringBuilder svg) => svg.Append("</svg>");

    public void ShadeOutage(StringBuilder svg, int top, int bottom)
    {
        double from = X(_result.Broken);
        double until = X(_result.Healed);
        svg.Append(CultureInfo.InvariantCulture, $"""
            <rect class="outage" x="{from:0.#}" y="{top}" width="{until - from:0.#}" height="{bottom - top}"/><path class="edge" d="M{from:0.#} {top}V{bottom}M{until:0.#} {top}V{bottom}"/>
            """);
    }

    public void WriteSeconds(StringBuilder svg, int baseline)
    {
        for (int second = 0; second <= (int)Span.TotalSeconds; second++)
        {
            svg.Append(CultureInfo.InvariantCulture, $"""
                <text class="tick" x="{X(TimeSpan.FromSeconds(second)):0.#}" y="{baseline}" text-anchor="middle">{second} s</text>
                """);
        }
    }

    /// <summary>The visits in slices of time that all have the same length.</summary>
    public IEnumerable<(double X, double Width, IReadOnlyList<Visit> Visits)> Slices(IReadOnlyList<Visit> visits, TimeSpan length)
    {
        ILookup<int, Visit> bySlice = visits.ToLookup(visit => (int)(visit.Begun / length));
        for (int slice = 0; length * slice < Span; slice++)
        {
            double from = X(length * slice);
            yield return (from, X(length * (slice + 1)) - from, [.. bySlice[slice]]);
        }
    }
}
