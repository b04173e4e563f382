namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>Each call is tried several times.</summary>
[NonCritical("Forecasts are decoration", Pipeline = "forecast", ConsecutiveFailures = 2)]
public interface IForecast
{
    [DefaultFallback(-1)]
    int Temperature { get; }

    [DefaultFallback(-1)]
    int Tomorrow(string city, int hour);

    [DefaultFallback(-1)]
    Task<int> TomorrowAsync(string city, CancellationToken cancellationToken);

    [DefaultFallback(-1)]
    ValueTask<int> TomorrowValueAsync(string city, CancellationToken cancellationToken);

    [OmitFallback("The report is lost")]
    void Report(int degrees);

    [OmitFallback("The report is lost")]
    Task ReportAsync(int degrees);

    [OmitFallback("The report is lost")]
    ValueTask ReportValueAsync(int degrees, CancellationToken cancellationToken);
}
