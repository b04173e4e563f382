namespace HaAnalyzers.Extensions.Tests.Contracts;

internal static class SurveyChecks
{
    /// <summary>A share is between 0 and 100; 1,000 makes the check itself fail.</summary>
    public static bool IsShare(int result) => result == 1_000 ? throw new InvalidOperationException("No idea.") : result is >= 0 and <= 100;
}
