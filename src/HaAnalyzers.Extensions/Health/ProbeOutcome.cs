using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.Extensions;

/// <summary>What one probe found.</summary>
/// <param name="Problem">What is wrong, without the text of any exception; <see langword="null"/> where nothing is.</param>
/// <param name="Exception">What the probe threw, if it did.</param>
/// <param name="EndedAt">A timestamp of the clock.</param>
internal sealed record ProbeOutcome(string? Problem, Exception? Exception, long EndedAt)
{
    public HealthCheckResult ToResult(HealthStatus failureStatus, string contract) => Problem is null
        ? HealthCheckResult.Healthy($"{contract} answered its readiness probe", Data(contract))
        : new HealthCheckResult(failureStatus, $"{contract} {Problem}", Exception, Data(contract));

    private Dictionary<string, object> Data(string contract)
    {
        var data = new Dictionary<string, object> { ["dependency"] = contract };
        if (Exception is not null)
        {
            data["lastError"] = Exception.GetType().FullName!;
        }

        return data;
    }
}
