using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>HA3003: what is rejected for load is told to be something else.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MisleadingRejectionAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.MisleadingRejection,
        DiagnosticCategories.LoadShedding,
        "Rejection is not 429 or 503",
        "A request that is rejected for load gets {0}, so clients and load balancers do not know that they are to come back later; answer 429 or 503",
        DiagnosticSeverity.Warning,
        "Retry policies, load balancers and dashboards know two answers that mean too much load: 429 to a client that asks too often, 503 "
            + "from a service that has no room. Everything else is taken for a fault of the request or of the service.");

    private static readonly ImmutableArray<string> JudgedOptions = ImmutableArray.Create("RejectionStatusCode", "OnRejected");

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
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "RejectionStatusCode" or "StatusCode" } property }
            && assignment.Value.ConstantValue is { HasValue: true, Value: int code and not 429 and not 503 }
            && (property.Name == "StatusCode" ? IsInOnRejected(assignment) : RateLimiting.IsOptions(property.ContainingType)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, assignment.Value.Syntax.GetLocation(), code));
        }
    }

    /// <summary>In the delegate that is given to the options as <c>OnRejected</c>.</summary>
    private static bool IsInOnRejected(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "OnRejected" } property } })
            {
                return RateLimiting.IsOptions(property.ContainingType);
            }
        }

        return false;
    }
}
