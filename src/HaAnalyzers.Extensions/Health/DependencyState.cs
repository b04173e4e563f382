using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Extensions;

/// <summary>The state of one breaker at one moment.</summary>
/// <param name="Dependency">As the log calls it: the contract, and the member or key where those break separately.</param>
/// <param name="State">The state.</param>
/// <param name="Since">When it began; <see langword="null"/> where it was so from the start.</param>
/// <param name="RetryAfter">What is left of the break, where it is open.</param>
public sealed record DependencyState(string Dependency, CircuitState State, DateTimeOffset? Since, TimeSpan? RetryAfter);
