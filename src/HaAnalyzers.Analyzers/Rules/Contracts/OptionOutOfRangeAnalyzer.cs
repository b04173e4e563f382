using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.Contracts;

/// <summary>HA0005: a number on a contract is outside its range.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OptionOutOfRangeAnalyzer() : ContractAnalyzer(Rule)
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.OptionOutOfRange,
        DiagnosticCategories.Contracts,
        "Option out of range",
        "{0} {1}",
        DiagnosticSeverity.Error,
        "A number outside its range would disable the protection or stop the program at start-up.");
}
