using HaAnalyzers.AspNetCore;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Puts load shedding into the pipeline of requests.</summary>
public static class LoadSheddingApplicationBuilderExtensions
{
    /// <summary>
    /// Rejects requests that the service has no room for with 503 (or 429) and <c>Retry-After</c>, before any of their body is read.
    /// </summary>
    /// <remarks>
    /// Call it as early as possible: what comes before it is done for rejected requests too. Where <c>UseRouting</c> is called, call it right
    /// after that; before routing no priority is known, and only health endpoints at fixed addresses. What was mapped by
    /// <c>MapHealthChecks</c> or <c>MapHealthEndpoints</c> is never shed. WebSockets are admitted like requests, and not counted while they
    /// stay open; give other endpoints that stay open (server-sent events, long polling) <c>DisableLoadShedding()</c>.
    /// </remarks>
    /// <param name="app">The application.</param>
    /// <returns>The same application.</returns>
    /// <exception cref="InvalidOperationException"><c>services.AddLoadShedding()</c> was not called.</exception>
    public static IApplicationBuilder UseLoadShedding(this IApplicationBuilder app)
    {
        ArgumentNullException.ThrowIfNull(app);
        if (app.ApplicationServices.GetService<LoadSheddingMarker>() is null)
        {
            throw new InvalidOperationException(
                "UseLoadShedding needs the load shedding services: call builder.Services.AddLoadShedding() before the application is built.");
        }

        return app.Use(next => new LoadSheddingMiddleware(
            next,
            app.ApplicationServices.GetRequiredService<LoadShedder>(),
            app.ApplicationServices.GetRequiredService<HealthEndpoints>(),
            app.ApplicationServices.GetService<TimeProvider>() ?? TimeProvider.System).InvokeAsync);
    }
}
