using System.Security.Cryptography;
using HaAnalyzers.AspNetCore;
using HaAnalyzers.Extensions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps a page on which people see how an instance is.</summary>
public static class HealthPageRouteBuilderExtensions
{
    /// <summary>
    /// Maps a page that shows the health checks, every guarded dependency with the state of its breaker, its last fallback and its last ten
    /// minutes. It is one answer without anything from elsewhere, complete without a script, and keeps itself fresh with one.
    /// </summary>
    /// <remarks>
    /// It answers in development; elsewhere 404, unless <see cref="HealthEndpointOptions.EnablePage"/> is set. Unlike the endpoints for probes
    /// it is not exempt from authorization: <c>app.MapHealthPage().RequireAuthorization()</c>. It runs all registered checks, and shows no
    /// message of an exception unless <see cref="HealthEndpointOptions.IncludeExceptionMessages"/> is set.
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="pattern">The address, of the form of the prefix of <c>MapHealthEndpoints</c>. Default <c>/health/ui</c>.</param>
    /// <returns>Conventions for the page.</returns>
    /// <exception cref="ArgumentException"><paramref name="pattern"/> is not of that form.</exception>
    /// <exception cref="InvalidOperationException"><c>services.AddHealthChecks()</c> was not called.</exception>
    public static IEndpointConventionBuilder MapHealthPage(this IEndpointRouteBuilder endpoints, string pattern = "/health/ui")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        HealthPrefix.Validate(pattern, nameof(pattern));
        IServiceProvider services = endpoints.ServiceProvider;
        HealthCheckService checks = services.GetService<HealthCheckService>() ?? throw new InvalidOperationException(
            "MapHealthPage needs the health check services: call builder.Services.AddHealthChecks() before the application is built.");
        HealthEndpointOptions options = services.GetService<IOptions<HealthEndpointOptions>>()?.Value ?? new();
        IHostEnvironment environment = services.GetRequiredService<IHostEnvironment>();
        if (!environment.IsDevelopment() && !options.EnablePage)
        {
            return endpoints.MapGet(pattern, static context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            });
        }

        TimeProvider time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        IHostApplicationLifetime lifetime = services.GetRequiredService<IHostApplicationLifetime>();
        DateTimeOffset started = time.GetUtcNow();
        var fallbacks = new FallbackWatch(time);
        lifetime.ApplicationStopped.Register(fallbacks.Dispose);
        return endpoints.MapGet(pattern, async context =>
        {
            HealthReport report = await checks.CheckHealthAsync(context.RequestAborted).ConfigureAwait(false);
            DependencyStates? states = services.GetService<DependencyStates>();
            await AnswerAsync(context, new HealthPageModel(
                environment.ApplicationName,
                started,
                time.GetUtcNow(),
                lifetime.ApplicationStopping.IsCancellationRequested,
                report,
                states?.Read() ?? [],
                states?.RecentChanges() ?? [],
                fallbacks.Find,
                options.IncludeExceptionMessages)).ConfigureAwait(false);
        }).DisableLoadShedding();
    }

    private static Task AnswerAsync(HttpContext context, HealthPageModel model)
    {
        string nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        HttpResponse response = context.Response;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src 'nonce-{nonce}'; script-src 'nonce-{nonce}'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        response.Headers.XContentTypeOptions = "nosniff";
        return response.WriteAsync(HealthPageHtml.Render(model, nonce), context.RequestAborted);
    }
}
