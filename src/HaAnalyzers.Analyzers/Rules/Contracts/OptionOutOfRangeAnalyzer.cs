using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
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

    private protected override bool ReadsProbes => true;

    private protected override void AnalyzeMethod(SymbolAnalysisContext context, KnownSymbols symbols)
    {
        if (ContractAttributes.Find(context.Symbol, symbols.ReadinessProbe) is { } probe)
        {
            foreach (OptionRange option in new[] { OptionRange.TimeoutMilliseconds, OptionRange.CacheMilliseconds })
            {
                if (OptionParser.FindProblem(probe, option, AttributeLocations.Of(probe, context.Symbol)) is { } problem)
                {
                    context.ReportDiagnostic(ToDiagnostic(problem));
                }
            }
        }
    }
}
