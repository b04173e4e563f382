using System.Globalization;
using Homepage.Pages;

namespace Homepage.Drill;

/// <summary>Numbers as the console and the report both say them.</summary>
internal static class Wording
{
    public static string Share(int part, int whole) =>
        whole == 0 ? "–" : part == whole ? "100 %" : string.Create(CultureInfo.InvariantCulture, $"{RoundedDown(100.0 * part / whole):0.#} %");

    public static string Milliseconds(TimeSpan duration) =>
        string.Create(CultureInfo.InvariantCulture, $"{duration.TotalMilliseconds:N0} ms");

    public static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>For example <c>recommended: 41 cached, 5 empty, 3 live</c>, for each part that was not live all the time.</summary>
    public static IReadOnlyList<string> DegradedParts(VisitTally tally)
    {
        var parts = new List<string>();
        foreach ((string part, IReadOnlyDictionary<PartState, int> states) in tally.Parts)
        {
            if (states.Keys.Any(state => state is not PartState.Live))
            {
                IEnumerable<string> counts = states
                    .OrderByDescending(entry => entry.Value)
                    .Select(entry => $"{Count(entry.Value)} {entry.Key.ToString().ToLowerInvariant()}");
                parts.Add($"{PartNames.Label(part)}: {string.Join(", ", counts)}");
            }
        }

        return parts;
    }

    // 99.96 % is not 100 %.
    private static double RoundedDown(double percent) => Math.Floor(percent * 10) / 10;
}
