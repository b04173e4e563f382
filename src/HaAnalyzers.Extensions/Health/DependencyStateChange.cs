using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Extensions;

/// <summary>A breaker has changed its state.</summary>
/// <param name="Dependency">As in <see cref="DependencyState"/>.</param>
/// <param name="At">When.</param>
/// <param name="Previous">The state before.</param>
/// <param name="Current">The state from then on.</param>
public sealed record DependencyStateChange(string Dependency, DateTimeOffset At, CircuitState Previous, CircuitState Current);
