using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0003: a declared fallback does not fit its member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class InvalidFallbackAnalyzer() : ContractAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.InvalidFallback,
        DiagnosticCategories.Contracts,
        "Fallback missing, inaccessible or of another signature",
        "'{0}' {1}",
        DiagnosticSeverity.Error,
        "The fallback is called when the dependency has failed already: it must be known at compile time that it fits.");
}
