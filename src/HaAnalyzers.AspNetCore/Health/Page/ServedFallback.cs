namespace HaAnalyzers.AspNetCore;

/// <summary>The last answer of a guard that was not the dependency's.</summary>
/// <param name="Kind">As the metrics call it: cached, empty, default …</param>
/// <param name="Age">How old it was, where it was kept from an earlier call.</param>
/// <param name="At">When it was served.</param>
internal sealed record ServedFallback(string Kind, TimeSpan? Age, DateTimeOffset At);
