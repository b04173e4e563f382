using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>A misuse of the contract language, found while parsing and reported by the rule of that id.</summary>
/// <param name="Id">One of <see cref="DiagnosticIds"/>.</param>
/// <param name="Location">The smallest span a reader would point at.</param>
/// <param name="Subject">What is wrong: the contract, the member, the option.</param>
/// <param name="Explanation">Why, and what to do: the rest of the sentence.</param>
/// <param name="Fix">Facts for the code fix, by name.</param>
internal sealed record ContractProblem(
    string Id,
    Location Location,
    string Subject,
    string Explanation,
    System.Collections.Immutable.ImmutableDictionary<string, string?>? Fix = null);
