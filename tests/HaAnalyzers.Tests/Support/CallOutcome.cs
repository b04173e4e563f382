namespace HaAnalyzers.Tests.Support;

/// <summary>How a guarded call ended, as its fallback was told.</summary>
public readonly record struct CallOutcome<T>(bool Succeeded, T Result, Exception? Failure);
