namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Answers are checked, and a bad request is the caller's own business.</summary>
[NonCritical("Surveys are decoration", IgnoredExceptions = [typeof(ArgumentException)], ConsecutiveFailures = 1)]
public interface ISurvey
{
    [ResultCheck(typeof(SurveyChecks), nameof(SurveyChecks.IsShare))]
    [DefaultFallback(-1)]
    int Share(int id);

    [ResultCheck(typeof(SurveyChecks), nameof(SurveyChecks.IsShare))]
    [DefaultFallback(-1)]
    Task<int> ShareAsync(int id);

    [ResultCheck(typeof(SurveyChecks), nameof(SurveyChecks.IsShare))]
    [CachedFallback]
    [DefaultFallback(-1)]
    ValueTask<int> ShareValueAsync(int id, CancellationToken cancellationToken);

    [ResultCheck(typeof(SurveyChecks), nameof(SurveyChecks.IsShare))]
    ValueTask<int> BareShareAsync(int id);

    [ResultCheck(typeof(SurveyChecks), nameof(SurveyChecks.IsShare))]
    int BareShare(int id);

    [OmitFallback("The vote is lost")]
    Task VoteAsync(int id, CancellationToken cancellationToken);
}
