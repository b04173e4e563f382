using HaAnalyzers.AspNetCore;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps health endpoints for orchestrators and load balancers.</summary>
public static class HealthEndpointRouteBuilderExtensions
{
    private const string ReadyTag = "ready";

    /// <summary>Maps <c>{prefix}/live</c> and <c>{prefix}/ready</c>.</summary>
    /// <remarks>
    /// <para>
    /// <c>live</c> runs no check: it answers 200 while the process can answer at all, so that the failure of a dependency never restarts
    /// every instance. <c>ready</c> runs the health checks tagged <c>ready</c> and answers 503 when one is unhealthy, and from the moment
    /// the shutdown begins (<see cref="IHostApplicationLifetime.ApplicationStopping"/>), so that the load balancer sends no more traffic.
    /// </para>
    /// <para>
    /// Both answer one word, and whoever accepts <c>application/json</c>, or asks for <c>?format=json</c>, gets the checks in the shape that
    /// the health check UIs read, without the messages of exceptions (<see cref="HealthEndpointOptions"/>). No answer is to be cached.
    /// </para>
    /// <para>
    /// Probes bring no credentials and must be heard when it matters, so the endpoints are exempt from authorization, rate limiting and load
    /// shedding. Nothing but the two endpoints is added. <c>services.AddHealthEndpoints()</c> keeps the application up for a while after the
    /// shutdown has begun.
    /// </para>
    /// </remarks>
    /// <param name="endpoints">The application.</param>
    /// <param name="prefix">
    /// What both addresses begin with: a <c>/</c>, then segments without route parameters and without a <c>/</c> at the end. Default
    /// <c>/health</c>.
    /// </param>
    /// <returns>Conventions for both endpoints.</returns>
    /// <exception cref="ArgumentException"><paramref name="prefix"/> is not of that form.</exception>
    /// <exception cref="InvalidOperationException"><c>services.AddHealthChecks()</c> was not called.</exception>
    public static IEndpointConventionBuilder MapHealthEndpoints(this IEndpointRouteBuilder endpoints, string prefix = "/health")
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        HealthPrefix.Validate(prefix, nameof(prefix));
        if (endpoints.ServiceProvider.GetService<HealthCheckService>() is null)
        {
            throw new InvalidOperationException(
                "MapHealthEndpoints needs the health check services: call builder.Services.AddHealthChecks() before the application is built.");
        }

        CancellationToken stopping = endpoints.ServiceProvider.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        HealthEndpointOptions options = endpoints.ServiceProvider.GetService<IOptions<HealthEndpointOptions>>()?.Value ?? new();
        IEndpointConventionBuilder live = endpoints.MapHealthChecks(prefix + "/live", Checks(static _ => false));
        IEndpointConventionBuilder ready = endpoints.MapHealthChecks(prefix + "/ready", Checks(static check => check.Tags.Contains(ReadyTag)));
        ready.Add(endpoint => endpoint.RequestDelegate = ShutdownGate.Before(endpoint.RequestDelegate!, stopping));
        return new BothEndpoints(live, ready).DisableLoadShedding().DisableRateLimiting().AllowAnonymous();

        HealthCheckOptions Checks(Func<HealthCheckRegistration, bool> predicate) => new()
        {
            Predicate = predicate,
            ResponseWriter = (context, report) => HealthAnswer.WriteAsync(context, report, options.IncludeExceptionMessages),
        };
    }
}
