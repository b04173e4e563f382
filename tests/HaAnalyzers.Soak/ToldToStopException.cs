namespace HaAnalyzers.Soak;

/// <summary>Thrown by a callback of the dependency. Nobody could catch it, so it goes to where unobserved exceptions go, on purpose.</summary>
internal sealed class ToldToStopException() : Exception("Told to stop.");
