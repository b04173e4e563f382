namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>A timeout that reaches the calls in its scope through a token only.</summary>
/// <param name="Token">The expression that reads the token.</param>
/// <param name="Owner">What ends with the timeout, as a reader would name it.</param>
/// <param name="IsCertain">It is known to be a timeout; otherwise it may be one.</param>
internal sealed record Deadline(string Token, string Owner, bool IsCertain);
