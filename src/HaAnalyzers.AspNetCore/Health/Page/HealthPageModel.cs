using HaAnalyzers.Extensions;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.AspNetCore;

/// <summary>Everything the page shows, at one moment.</summary>
/// <param name="Application">The name of the application.</param>
/// <param name="Started">Since when it is known what the breakers did.</param>
/// <param name="Now">The moment.</param>
/// <param name="IsStopping">The shutdown has begun, so the instance is not ready whatever the checks say.</param>
/// <param name="Report">All health checks.</param>
/// <param name="States">All breakers.</param>
/// <param name="Changes">What they did of late.</param>
/// <param name="FindFallback">The last fallback of a breaker's contract.</param>
/// <param name="WithExceptionMessages">Whether messages of exceptions may be shown.</param>
internal sealed record HealthPageModel(
    string Application,
    DateTimeOffset Started,
    DateTimeOffset Now,
    bool IsStopping,
    HealthReport Report,
    IReadOnlyList<DependencyState> States,
    IReadOnlyList<DependencyStateChange> Changes,
    Func<string, ServedFallback?> FindFallback,
    bool WithExceptionMessages);
