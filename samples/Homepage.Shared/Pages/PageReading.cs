using System.Text.RegularExpressions;

namespace Homepage.Pages;

/// <summary>What a page that came over HTTP shows in each of its parts, read from its markup.</summary>
public sealed partial record PageReading(bool IsComplete, IReadOnlyDictionary<string, PartState> Parts)
{
    /// <summary>The page is complete, and every part of it is live.</summary>
    public bool IsFull => IsComplete && Parts.Values.All(state => state is PartState.Live);

    public static PageReading Read(string html)
    {
        var parts = new Dictionary<string, PartState>();
        foreach (Match match in Marked().Matches(html))
        {
            if (Enum.TryParse(match.Groups["state"].Value, ignoreCase: true, out PartState state))
            {
                parts[match.Groups["part"].Value] = state;
            }
        }

        bool isComplete = PartNames.All.All(parts.ContainsKey) && html.TrimEnd().EndsWith("</html>", StringComparison.Ordinal);
        return new PageReading(isComplete, parts);
    }

    [GeneratedRegex("data-part=\"(?<part>[a-z-]+)\" data-state=\"(?<state>[a-z]+)\"", RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex Marked();
}
