namespace HaAnalyzers.Tests.Support;

/// <summary>The outcome of a guarded call, whatever its shape. <see cref="Result"/> is 0 where the shape has none.</summary>
internal sealed record Answer(bool Succeeded, int Result, Exception? Failure);
