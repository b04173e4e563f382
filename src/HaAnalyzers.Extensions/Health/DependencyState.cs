using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Extensions;

/// <summary>The state of one breaker at one moment.</summary>
/// <param name="Dependency">As the log calls it: the contract, and the member or key where those break separately.</param>
/// <param name="State">The state.</param>
/// <param name="Since">When it began; <see langword="null"/> where it was so from the start.</param>
/// <param name="RetryAfter">What is left of the break, where it is open.</param>
/// <param name="LastError">
/// The full name of the exception that its last failed call ended with, <see cref="TimeoutException"/> where the time was up, also after it has
/// closed again; <see langword="null"/> where no call has failed. Never a message: those may hold secrets.
/// </param>
public sealed record DependencyState(string Dependency, CircuitState State, DateTimeOffset? Since, TimeSpan? RetryAfter, string? LastError);
