using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>Writes an event: a subscription is no call of the dependency and always passed on.</summary>
internal static class EventEmitter
{
    public static void Write(SourceWriter writer, EventModel subscribed, string inner)
    {
        string target = $"{(subscribed.CallThrough is null ? inner : $"(({subscribed.CallThrough}){inner})")}.{subscribed.Name}";
        string access = subscribed.ExplicitInterface is null ? subscribed.Modifiers + " " : "";
        string prefix = subscribed.ExplicitInterface is null ? "" : subscribed.ExplicitInterface + ".";
        MemberHeaders.WriteDocumentation(writer, subscribed.Obsolete);
        using (writer.Open($"{access}event {subscribed.Type} {prefix}{subscribed.Name}"))
        {
            writer.Line($"add => {target} += value;");
            writer.Line($"remove => {target} -= value;");
        }

        writer.Line();
    }
}
