using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0004: two declarations of a contract exclude each other.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContradictingDeclarationsAnalyzer() : ContractAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.ContradictingDeclarations,
        DiagnosticCategories.Contracts,
        "Contradicting declarations",
        "'{0}' {1}",
        DiagnosticSeverity.Error,
        "Two declarations that exclude each other leave open what happens in an outage.");
}
