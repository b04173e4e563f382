using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>Recognizes health checks that are written as classes, and what they answer.</summary>
internal static class HealthChecks
{
    private const string Space = "Microsoft.Extensions.Diagnostics.HealthChecks";

    private static readonly ImmutableArray<string> CheckMethods = ImmutableArray.Create("CheckHealthAsync");

    /// <summary>False where no file names the method of a check: then no class of the compilation is one.</summary>
    public static bool MayBeWritten(Compilation compilation) => FileNames.AnyMayMention(compilation, CheckMethods);

    /// <summary>The method that the health check library calls.</summary>
    public static bool IsCheck(ISymbol symbol) =>
        symbol is IMethodSymbol { Name: "CheckHealthAsync", IsStatic: false } method
        && method.ContainingType.AllInterfaces.FirstOrDefault(contract => contract.Name == "IHealthCheck" && contract.ContainingNamespace.ToDisplayString() == Space) is { } contract
        && contract.GetMembers("CheckHealthAsync").Any(
            member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    /// <summary>What a <c>return</c> answers, a completed task and the branches of a condition unwrapped.</summary>
    public static IEnumerable<IOperation> Answers(IOperation? value)
    {
        if (value is null)
        {
            return Enumerable.Empty<IOperation>();
        }

        IOperation plain = Operations.WithoutConversions(value);
        return plain switch
        {
            IConditionalOperation { WhenFalse: { } otherwise } conditional => Answers(conditional.WhenTrue).Concat(Answers(otherwise)),
            IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: [var argument] } => Answers(argument.Value),
            IObjectCreationOperation { Type.Name: "Task" or "ValueTask", Arguments: [var argument] } => Answers(argument.Value),
            _ => new[] { plain },
        };
    }

    public static bool IsHealthy(IOperation answer) => answer switch
    {
        IInvocationOperation { TargetMethod: { Name: "Healthy" } method } => IsResult(method.ContainingType),
        IObjectCreationOperation { Arguments: [{ Value: var status }, ..] } creation => IsResult(creation.Type) && IsHealthyStatus(status),
        _ => false,
    };

    /// <summary>Makes or describes an answer, and asks nobody anything.</summary>
    public static bool IsAboutTheAnswer(IInvocationOperation invocation) =>
        IsResult(invocation.TargetMethod.ContainingType)
        || invocation.TargetMethod is { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }
        || invocation.TargetMethod.ContainingNamespace.ToDisplayString() == "Microsoft.Extensions.Logging";

    private static bool IsHealthyStatus(IOperation status) =>
        Operations.WithoutConversions(status) is IFieldReferenceOperation { Field: { Name: "Healthy", ContainingType.Name: "HealthStatus" } };

    private static bool IsResult(ITypeSymbol? type) => type is { Name: "HealthCheckResult" } && type.ContainingNamespace.ToDisplayString() == Space;
}
