using Homepage.Drill;
using Homepage.Pages;

namespace Homepage.Report;

/// <summary>What the colours mean.</summary>
internal static class Legend
{
    public static string ClassOf(Outcome outcome) => outcome switch
    {
        Outcome.Full => "full",
        Outcome.Degraded => "degraded",
        Outcome.SaidWhy => "said-why",
        _ => "failed",
    };

    public static string LabelOf(Outcome outcome) => outcome switch
    {
        Outcome.Full => "whole page",
        Outcome.Degraded => "degraded page",
        Outcome.SaidWhy => "503 that names the service",
        _ => "failed",
    };

    public static string ClassOf(PartState state) => $"part-{LabelOf(state)}";

    public static string LabelOf(PartState state) => state.ToString().ToLowerInvariant();

    /// <summary>The keys of the outcomes that occur.</summary>
    public static string Of(IEnumerable<Outcome> outcomes) =>
        Of(outcomes.Distinct().Order().Select(outcome => Key(ClassOf(outcome), LabelOf(outcome))));

    /// <summary>The keys of the states that occur.</summary>
    public static string Of(IEnumerable<PartState> states) =>
        Of(states.Distinct().Order().Select(state => Key(ClassOf(state), LabelOf(state))));

    private static string Of(IEnumerable<string> keys) => $"""<p class="legend">{string.Concat(keys)}</p>""";

    private static string Key(string cssClass, string label) =>
        $"""<span><svg viewBox="0 0 10 10" aria-hidden="true"><rect class="{cssClass}" width="10" height="10" rx="2"/></svg>{label}</span>""";
}
