using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0008: a contract asks for something whose package is not referenced.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MissingReferenceAnalyzer() : ContractAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.MissingReference,
        DiagnosticCategories.Contracts,
        "Needed reference missing",
        "'{0}' {1}",
        DiagnosticSeverity.Error,
        "The guard would be generated without what the declaration promises.");
}
