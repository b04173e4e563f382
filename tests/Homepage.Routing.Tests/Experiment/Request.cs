namespace Homepage.Routing.Tests.Experiment;

/// <summary>What a visitor got.</summary>
/// <param name="Sent">When, by the clock of the experiment.</param>
/// <param name="Took">How long the visitor waited.</param>
/// <param name="IsServed">A page came.</param>
/// <param name="IsStale">The accounts may be behind.</param>
/// <param name="Instance">The port of the instance that answered, or what went wrong.</param>
internal sealed record Request(TimeSpan Sent, TimeSpan Took, bool IsServed, bool IsStale, string Instance);
