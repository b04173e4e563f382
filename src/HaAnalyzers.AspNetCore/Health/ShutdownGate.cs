using Microsoft.AspNetCore.Http;

namespace HaAnalyzers.AspNetCore;

/// <summary>Answers 503 from the moment the shutdown begins; until then the endpoint answers.</summary>
internal static class ShutdownGate
{
    public static RequestDelegate Before(RequestDelegate endpoint, CancellationToken stopping) => context =>
        stopping.IsCancellationRequested ? AnswerStopping(context.Response) : endpoint(context);

    private static Task AnswerStopping(HttpResponse response)
    {
        response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        response.ContentType = "text/plain";
        response.Headers.CacheControl = "no-store, no-cache";
        return response.WriteAsync("Stopping");
    }
}
