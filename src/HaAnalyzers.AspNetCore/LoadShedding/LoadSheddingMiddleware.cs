using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace HaAnalyzers.AspNetCore;

/// <summary>Admits a request or answers it at once, before anything has been read of its body.</summary>
internal sealed class LoadSheddingMiddleware(RequestDelegate next, LoadShedder shedder, HealthEndpoints health, TimeProvider time)
{
    public Task InvokeAsync(HttpContext context)
    {
        Endpoint? endpoint = context.GetEndpoint();
        if (endpoint is null ? health.IsExempt(context.Request.Path) : HealthEndpoints.IsExempt(endpoint))
        {
            return next(context);
        }

        RequestPriority priority = endpoint?.Metadata.GetMetadata<PriorityAttribute>()?.Priority ?? RequestPriority.Default;
        long startedAt = time.GetTimestamp();
        ShedReason reason = shedder.TryEnter(priority, startedAt);
        return reason is not ShedReason.None ? Reject(context.Response, reason, priority)
            : IsWebSocket(context) ? LeaveOpen(context, startedAt)
            : Serve(context, startedAt);
    }

    private Task Reject(HttpResponse response, ShedReason reason, RequestPriority priority)
    {
        response.StatusCode = shedder.RejectionStatusCode;
        response.Headers.RetryAfter = shedder.RetryAfter;
        response.ContentLength = 0;
        LoadSheddingTelemetry.CountRejection(reason, priority);
        return Task.CompletedTask;
    }

    /// <summary>A connection that stays open for hours is admitted like a request, but is none.</summary>
    private Task LeaveOpen(HttpContext context, long startedAt)
    {
        shedder.Exit(startedAt, isMeasured: false);
        return next(context);
    }

    private Task Serve(HttpContext context, long startedAt)
    {
        Task served;
        try
        {
            served = next(context);
        }
        catch
        {
            shedder.Exit(startedAt, isMeasured: false);
            throw;
        }

        if (!served.IsCompletedSuccessfully)
        {
            return ServeSuspendedAsync(served, context, startedAt);
        }

        shedder.Exit(startedAt, IsMeasured(context));
        return served;
    }

    private async Task ServeSuspendedAsync(Task served, HttpContext context, long startedAt)
    {
        bool isMeasured = false;
        try
        {
            await served.ConfigureAwait(false);
            isMeasured = IsMeasured(context);
        }
        finally
        {
            shedder.Exit(startedAt, isMeasured);
        }
    }

    /// <summary>An error is often quick and says nothing about the load, and so does a client that has left.</summary>
    private static bool IsMeasured(HttpContext context) =>
        context.Response.StatusCode < StatusCodes.Status500InternalServerError && !context.RequestAborted.IsCancellationRequested;

    private static bool IsWebSocket(HttpContext context) =>
        string.Equals(context.Request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase)
        || context.Features.Get<IHttpExtendedConnectFeature>() is { IsExtendedConnect: true };
}
