namespace Homepage.Serve;

/// <summary>A service as the control room's script is told of it.</summary>
/// <param name="Breaker">The state of the breaker in the guarded page; <see langword="null"/> where it has none.</param>
internal sealed record ServiceState(string Service, string Fault, string? Breaker);
