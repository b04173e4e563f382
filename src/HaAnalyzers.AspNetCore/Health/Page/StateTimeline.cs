using System.Globalization;
using System.Text;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions;

namespace HaAnalyzers.AspNetCore;

/// <summary>Draws what a breaker has done in the last minutes as a strip.</summary>
internal static class StateTimeline
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(10);

    private const int Width = 240;
    private const int Height = 16;

    /// <summary>A state too short to be seen still leaves a mark.</summary>
    private const double NarrowestMark = 1.5;

    /// <param name="state">The breaker as it is.</param>
    /// <param name="changes">What all breakers did, oldest first.</param>
    /// <param name="started">Nothing is known of the time before.</param>
    /// <param name="now">The right edge.</param>
    public static string Draw(DependencyState state, IEnumerable<DependencyStateChange> changes, DateTimeOffset started, DateTimeOffset now)
    {
        DateTimeOffset begin = now - Length;
        DependencyStateChange[] own = [.. changes.Where(change => change.Dependency == state.Dependency && change.At >= begin && change.At <= now)];
        CircuitState current = own.Length > 0 ? own[0].Previous : state.State;
        DateTimeOffset since = started > begin ? started : begin;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg class=\"strip\" viewBox=\"0 0 {Width} {Height}\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"{own.Length} changes of state in ten minutes\">");
        foreach (DependencyStateChange change in own)
        {
            Append(svg, current, since - begin, change.At - begin);
            (current, since) = (change.Current, change.At);
        }

        Append(svg, current, since - begin, Length);
        return svg.Append("</svg>").ToString();
    }

    private static void Append(StringBuilder svg, CircuitState state, TimeSpan from, TimeSpan to)
    {
        double x = Width * (from / Length);
        double width = Math.Max(Width * ((to - from) / Length), state == CircuitState.Closed ? 0 : NarrowestMark);
        svg.Append(CultureInfo.InvariantCulture, $"<rect class=\"{NameOf(state)}\" x=\"{Math.Min(x, Width - NarrowestMark):0.##}\" y=\"0\" width=\"{width:0.##}\" height=\"{Height}\"/>");
    }

    public static string NameOf(CircuitState state) => state switch
    {
        CircuitState.Open => "open",
        CircuitState.HalfOpen => "half-open",
        CircuitState.Isolated => "isolated",
        _ => "closed",
    };
}
