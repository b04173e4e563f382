using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.AspNetCore;

/// <summary>Answers 503 from the moment the shutdown begins; until then the endpoint answers.</summary>
internal static class ShutdownGate
{
    private static readonly HealthReport Stopping = new(
        new Dictionary<string, HealthReportEntry>
        {
            ["shutdown"] = new(HealthStatus.Unhealthy, "The application is shutting down", TimeSpan.Zero, exception: null, data: null, ["ready"]),
        },
        TimeSpan.Zero);

    public static RequestDelegate Before(RequestDelegate endpoint, CancellationToken stopping) => context =>
        stopping.IsCancellationRequested ? AnswerStopping(context) : endpoint(context);

    private static Task AnswerStopping(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.CacheControl = "no-store, no-cache";
        return HealthAnswer.WriteAsync(context, Stopping, withExceptionMessages: false, "Stopping");
    }
}
