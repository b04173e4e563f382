namespace HaAnalyzers.Package.Tests;

/// <param name="ExitCode">Zero for success.</param>
/// <param name="Output">Standard output and standard error.</param>
public sealed record CommandResult(int ExitCode, string Output)
{
    /// <summary>The distinct rule ids among warnings and errors.</summary>
    public IReadOnlyList<string> RuleIds =>
        [.. System.Text.RegularExpressions.Regex.Matches(Output, @"(?:warning|error) (HA\d{4})\b").Select(match => match.Groups[1].Value).Distinct().Order(StringComparer.Ordinal)];
}
