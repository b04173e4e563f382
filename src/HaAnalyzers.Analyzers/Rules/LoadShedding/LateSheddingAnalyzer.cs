using System;
using System.Collections.Immutable;
using System.Globalization;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>HA3006: shedding starts when it is too late to shed.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LateSheddingAnalyzer : HaAnalyzer
{
    private const double LatestThreshold = 0.8;

    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.LateShedding,
        DiagnosticCategories.LoadShedding,
        "Shedding starts too late",
        "Shedding starts at {0} % of the capacity, which leaves no room for what is already on its way; start at 75 to 80 %",
        DiagnosticSeverity.Info,
        "Load is known with a delay, and rejecting costs something too. A service that starts to shed when it is full is over the edge before "
            + "the first rejection helps.");

    private static readonly ImmutableArray<string> JudgedOptions = ImmutableArray.Create("SheddingThreshold");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (FileNames.AnyMayMention(symbols.Compilation, JudgedOptions))
        {
            context.RegisterOperationAction(Analyze, OperationKind.SimpleAssignment);
        }
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation
            {
                Property: { Name: "SheddingThreshold", ContainingType: { Name: "LoadSheddingOptions", ContainingNamespace: { Name: "AspNetCore", ContainingNamespace.Name: "HaAnalyzers" } } },
            }
            && assignment.Value.ConstantValue is { HasValue: true, Value: { } value }
            && Convert.ToDouble(value, CultureInfo.InvariantCulture) is > LatestThreshold and <= 1 and var threshold)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, assignment.Value.Syntax.GetLocation(), Math.Round(threshold * 100).ToString(CultureInfo.InvariantCulture)));
        }
    }
}
