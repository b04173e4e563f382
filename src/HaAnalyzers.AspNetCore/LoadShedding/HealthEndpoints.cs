using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Primitives;

namespace HaAnalyzers.AspNetCore;

/// <summary>
/// Tells health endpoints from others: a probe that is shed takes an instance out of rotation, or restarts it, because it is busy, and its
/// load goes to the rest.
/// </summary>
internal sealed class HealthEndpoints : IDisposable
{
    private readonly EndpointDataSource? _endpoints;
    private readonly IDisposable? _changes;
    private HashSet<string>? _paths;

    /// <param name="endpoints">All endpoints of the application.</param>
    public HealthEndpoints(EndpointDataSource? endpoints = null)
    {
        _endpoints = endpoints;
        _changes = endpoints is null ? null : ChangeToken.OnChange(endpoints.GetChangeToken, () => Volatile.Write(ref _paths, null));
    }

    /// <summary>Whether the endpoint is never shed: it answers probes, or it says so.</summary>
    public static bool IsExempt(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<NeverShedMetadata>() is not null
        || endpoint.RequestDelegate?.Target is HealthCheckMiddleware
        // What MapHealthChecks calls it, also where a convention has wrapped it.
        || endpoint.DisplayName == "Health checks";

    /// <summary>Whether the request would go to such an endpoint, where routing comes later.</summary>
    public bool IsExempt(PathString path) => _endpoints is not null && path.HasValue && Paths().Contains(path.Value!.TrimEnd('/'));

    public void Dispose() => _changes?.Dispose();

    private HashSet<string> Paths()
    {
        HashSet<string>? paths = Volatile.Read(ref _paths);
        if (paths is null)
        {
            paths = _endpoints!.Endpoints
                .OfType<RouteEndpoint>()
                .Where(endpoint => endpoint.RoutePattern.Parameters.Count == 0 && IsExempt(endpoint))
                .Select(endpoint => "/" + endpoint.RoutePattern.RawText?.Trim('/'))
                .ToHashSet(StringComparer.OrdinalIgnoreCase);
            Volatile.Write(ref _paths, paths);
        }

        return paths;
    }
}
