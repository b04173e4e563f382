using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0001: a type marked non-critical has a shape no guard can take.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractCannotBeGuardedAnalyzer() : ContractAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.ContractCannotBeGuarded,
        DiagnosticCategories.Contracts,
        "Contract cannot be guarded",
        "'{0}' cannot be guarded: it {1}",
        DiagnosticSeverity.Error,
        "A guard implements the contract and stands in for it, so the contract must be an interface that code of this assembly can see.");
}
