using HaAnalyzers.Guarding;

namespace HaAnalyzers;

/// <summary>One answer that a guard gave in place of the dependency.</summary>
/// <param name="Contract">The full name of the contract.</param>
/// <param name="Member">The member that was called.</param>
/// <param name="Kind">Where the answer came from.</param>
/// <param name="Age">The age of a cached answer; otherwise <see langword="null"/>.</param>
public sealed record DegradedAnswer(string Contract, string Member, FallbackKind Kind, TimeSpan? Age);
