using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>HA3005: a queue takes whatever comes, however little goes out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnboundedQueueAnalyzer : HaAnalyzer
{
    private const string LimitOption = "ha_max_queue_limit";
    private const int DefaultMaxQueueLimit = 1_000;

    private static readonly ImmutableArray<string> JudgedCalls = Prefetch.Calls.AddRange(new[] { "CreateUnbounded", "CreateUnboundedPrioritized" });

    private static readonly ImmutableArray<string> JudgedOptions = ImmutableArray.Create("QueueLimit");

    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.UnboundedQueue,
        DiagnosticCategories.LoadShedding,
        "Unbounded queue between producers and consumers",
        "'{0}' {1}: when more comes than goes, what waits grows until the memory or the patience of the callers is used up; {2}",
        DiagnosticSeverity.Warning,
        "A queue evens out a burst. Against lasting overload it only hides that the consumer is too slow, until the process runs out of "
            + "memory, or everything in the queue is too old to be of use. A bound makes the producer wait, or lets it say no.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        context.RegisterOperationAction(AnalyzeCreation, OperationKind.ObjectCreation);
        if (FileNames.AnyMayMention(symbols.Compilation, JudgedCalls))
        {
            context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        }

        if (FileNames.AnyMayMention(symbols.Compilation, JudgedOptions))
        {
            context.RegisterOperationAction(AnalyzeLimit, OperationKind.SimpleAssignment);
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var invocation = (IInvocationOperation)context.Operation;
        IMethodSymbol method = invocation.TargetMethod;
        if (method is { Name: "CreateUnbounded" or "CreateUnboundedPrioritized", ContainingType: { Name: "Channel", ContainingNamespace: { Name: "Channels" } } }
            && SharedQueues.IsShared(invocation)
            && !HandKeptCapacity.Bounds(invocation))
        {
            Report(context, invocation.Syntax, Element("Channel", method.TypeArguments), "has no bound", "use 'Channel.CreateBounded'");
        }
        else if (Prefetch.Fault(invocation) is { } fault)
        {
            Report(context, Operations.NameOf(invocation), method.Name, fault, "set one with 'BasicQosAsync' before consuming");
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is not INamedTypeSymbol type
            || !IsQueue(type)
            || !SharedQueues.IsShared(creation)
            || NextStep(creation, type, context.ContainingSymbol) is not { } nextStep
            || HandKeptCapacity.Bounds(creation))
        {
            return;
        }

        Report(context, creation.Syntax, Element(type.Name, type.TypeArguments), "has no bound", nextStep);
    }

    private static void AnalyzeLimit(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is IPropertyReferenceOperation { Property: { Name: "QueueLimit", ContainingType: { ContainingNamespace: { Name: "RateLimiting" } } type } }
            && assignment.Value.ConstantValue is { HasValue: true, Value: int limit }
            && limit > MaxQueueLimit(context))
        {
            Report(
                context,
                assignment.Value.Syntax,
                $"{type.Name}.QueueLimit",
                FormattableString.Invariant($"of {limit} is as good as none"),
                "keep it as short as callers are willing to wait");
        }
    }

    private static int MaxQueueLimit(OperationAnalysisContext context) =>
        context.Options.AnalyzerConfigOptionsProvider.GetOptions(context.Operation.Syntax.SyntaxTree).TryGetValue(LimitOption, out string? text)
        && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int limit)
            ? limit
            : DefaultMaxQueueLimit;

    private static bool IsQueue(INamedTypeSymbol type) => type.Name switch
    {
        "BlockingCollection" or "ConcurrentQueue" => type.ContainingNamespace.ToDisplayString() == "System.Collections.Concurrent",
        "BufferBlock" or "ActionBlock" or "TransformBlock" or "TransformManyBlock" or "BatchBlock" =>
            type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks.Dataflow",
        _ => false,
    };

    private static string? NextStep(IObjectCreationOperation creation, INamedTypeSymbol type, ISymbol user) => type.Name switch
    {
        "BlockingCollection" =>
            creation.Constructor?.Parameters.Any(parameter => parameter.Name == "boundedCapacity") == true ? null : "pass a 'boundedCapacity'",
        "ConcurrentQueue" => creation.Arguments.IsEmpty && BackgroundQueues.IsDrained(creation, user.ContainingType) ? "use a bounded 'Channel'" : null,
        _ => IsBounded(creation) ? null : "set 'BoundedCapacity'",
    };

    /// <summary>The options set a capacity, or come from where that cannot be seen.</summary>
    private static bool IsBounded(IObjectCreationOperation creation)
    {
        IArgumentOperation? options = creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "dataflowBlockOptions");
        return options is not null
            && (Operations.WithoutConversions(options.Value) is not IObjectCreationOperation { Initializer: var initializer }
                || initializer?.Initializers.OfType<ISimpleAssignmentOperation>().Any(
                    assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "BoundedCapacity" }) == true);
    }

    private static string Element(string name, ImmutableArray<ITypeSymbol> arguments) =>
        $"{name}<{string.Join(", ", arguments.Select(ReadableNames.Of))}>";

    private static void Report(OperationAnalysisContext context, SyntaxNode node, string queue, string fault, string nextStep) =>
        Report(context, node.GetLocation(), queue, fault, nextStep);

    private static void Report(OperationAnalysisContext context, Location location, string queue, string fault, string nextStep) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, location, queue, fault, nextStep));
}
