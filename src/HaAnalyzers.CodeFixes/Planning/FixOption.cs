namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>One way to fix a diagnostic.</summary>
/// <param name="EquivalenceKey">Constant, such as <c>HA1003.EmptyFallback</c>.</param>
/// <param name="Title">What the lightbulb says.</param>
internal sealed record FixOption(string EquivalenceKey, string Title);
