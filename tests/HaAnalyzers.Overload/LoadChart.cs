using System.Globalization;
using System.Text;

namespace HaAnalyzers.Overload;

/// <summary>One figure over the load, a line for each protection.</summary>
internal sealed class LoadChart(ExperimentResult result)
{
    private const int Width = 520;
    private const int Height = 280;
    private const int Left = 52;
    private const int Bottom = 30;
    private const int Top = 30;

    private readonly double[] _loads = [.. result.Measurements.Select(each => each.Load).Distinct().Order()];

    /// <param name="html">Where it goes.</param>
    /// <param name="title">What it shows.</param>
    /// <param name="shows">Whether there is a point.</param>
    /// <param name="value">The height of a point.</param>
    /// <param name="highest">The height of the chart.</param>
    /// <param name="format">Of the labels; <c>pow</c> for powers of ten.</param>
    public void Write(StringBuilder html, string title, Func<Measurement, bool> shows, Func<Measurement, double> value, double highest, string format)
    {
        html.Append(CultureInfo.InvariantCulture, $"""
            <svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{title}"><text class="title" x="{Left}" y="16">{title}</text>

            """);
        for (int step = 0; step <= 4; step++)
        {
            double at = highest * step / 4;
            string label = format == "pow" ? Math.Pow(10, at).ToString("0.#", CultureInfo.InvariantCulture) + " ×" : at.ToString(format, CultureInfo.InvariantCulture);
            html.Append(CultureInfo.InvariantCulture, $"""
                <path class="grid" d="M{Left} {Y(at, highest):0.#}H{Width - 12}"/><text class="tick" x="{Left - 6}" y="{Y(at, highest) + 4:0.#}" text-anchor="end">{label}</text>

                """);
        }

        foreach (double load in _loads)
        {
            html.Append(CultureInfo.InvariantCulture, $"""<text class="tick" x="{X(load):0.#}" y="{Height - 10}" text-anchor="middle">{load:0 %}</text>""");
        }

        foreach (Protection protection in Enum.GetValues<Protection>())
        {
            (double X, double Y)[] points = [.. result.Of(protection).Where(shows).Select(each => (X(each.Load), Y(Math.Min(highest, value(each)), highest)))];
            string path = string.Join("L", points.Select(point => string.Create(CultureInfo.InvariantCulture, $"{point.X:0.#} {point.Y:0.#}")));
            if (points.Length > 0)
            {
                html.Append($"<path class=\"line {protection}\" d=\"M{path}\"/>");
            }

            foreach ((double x, double y) in points)
            {
                html.Append(CultureInfo.InvariantCulture, $"<circle class=\"{protection}\" cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"3.5\"/>");
            }
        }

        html.Append("</svg>\n");
    }

    private double X(double load) => Left + 24 + ((Width - Left - 60) * Array.IndexOf(_loads, load) / (_loads.Length - 1.0));

    private static double Y(double value, double highest) => Top + ((Height - Top - Bottom) * (1 - (value / highest)));
}
