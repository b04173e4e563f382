using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>How long a breaker lives, as far as the code around its construction tells for certain.</summary>
internal static class BreakerLifetimes
{
    /// <summary>Types that the framework creates for every request, message or invocation, by simple name.</summary>
    private static readonly string[] RequestTypes = { "ControllerBase", "PageModel", "ViewComponent", "Hub", "IConsumer" };

    /// <summary>What the pipeline or policy is built anew for: <c>call</c>, <c>request</c>; <see langword="null"/> when it may live longer.</summary>
    /// <param name="pipeline">The whole expression that builds it.</param>
    public static string? ShortLifeOf(IOperation pipeline, ISymbol containingMember)
    {
        IOperation top = pipeline;
        while (top.Parent is IConversionOperation or IParenthesizedOperation)
        {
            top = top.Parent;
        }

        Compilation compilation = pipeline.SemanticModel!.Compilation;
        return top.Parent switch
        {
            _ when Execution(top) is not null && !RunsOnce(top, containingMember) => "call",
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation local } when IsRunOnce(local) && !RunsOnce(top, containingMember) => "call",
            IFieldInitializerOperation { InitializedFields: var fields } when fields.All(field => !field.IsStatic && IsPerRequest(field.ContainingType, compilation)) => "request",
            IPropertyInitializerOperation { InitializedProperties: var properties }
                when properties.All(property => !property.IsStatic && IsPerRequest(property.ContainingType, compilation)) => "request",
            ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member: { IsStatic: false, ContainingType: var type } } }
                when containingMember is IMethodSymbol { MethodKind: MethodKind.Constructor } && IsPerRequest(type, compilation) => "request",
            IReturnOperation @return when Operations.Function(@return) is IAnonymousFunctionOperation lambda && (IsPolicySelector(lambda) || IsScopedFactory(lambda)) => "request",
            _ => null,
        };
    }

    /// <summary>The breaker is made where the pipeline around it is, and by nobody else kept longer.</summary>
    public static bool IsMadeWith(IOperation pipeline, IOperation breaker) =>
        Operations.Root(pipeline).Syntax == Operations.Root(breaker).Syntax
        && Operations.Function(pipeline) == Operations.Function(breaker)
        && Loop(pipeline) == Loop(breaker)
        && (breaker.Parent is not IVariableInitializerOperation { Parent: IVariableDeclaratorOperation local } || Uses(local).Length == 1 || breaker == pipeline);

    /// <summary>The member does nothing but build a breaker and hand it out.</summary>
    public static bool BuildsAnew(ISymbol member) => member.DeclaringSyntaxReferences.Length == 1
        && DeclaredValues.Returned(member.DeclaringSyntaxReferences[0].GetSyntax()) is { } returned
        && Calls(returned).ToList() is var calls
        && (calls.FirstOrDefault() is "CircuitBreaker" or "CircuitBreakerAsync" or "AdvancedCircuitBreaker" or "AdvancedCircuitBreakerAsync"
            || (calls.FirstOrDefault() == "Build" && calls.Contains("AddCircuitBreaker")));

    /// <summary>The function is asked for a policy at every request of an HTTP client.</summary>
    public static bool IsPolicySelector(IOperation function) => function.Parent is IDelegateCreationOperation { Type: INamedTypeSymbol type, Parent: var parent }
        && type.TypeArguments.Any(argument => argument.Name == "HttpRequestMessage")
        && (parent is IConversionOperation ? parent.Parent : parent) is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.Name: "AddPolicyHandler" } };

    /// <summary>The registry is asked for a pipeline that nobody asks for again.</summary>
    public static bool HasKeyOfItsOwn(IInvocationOperation request) => PipelineName.Argument(request, "key") is { } key
        && key.DescendantsAndSelf().Any(operation => operation is IInvocationOperation { TargetMethod: { Name: "NewGuid" or "CreateVersion7", ContainingType.Name: "Guid" } });

    private static bool IsScopedFactory(IAnonymousFunctionOperation lambda) =>
        lambda.Parent is IDelegateCreationOperation creation
        && (creation.Parent is IConversionOperation ? creation.Parent.Parent : creation.Parent) is IArgumentOperation { Parent: IInvocationOperation registration }
        && ServiceLifetimes.IsScoped(registration);

    private static IInvocationOperation? Execution(IOperation pipeline) =>
        (pipeline.Parent is IArgumentOperation argument ? argument.Parent : pipeline.Parent) is IInvocationOperation execution
        && PollyApi.IsExecution(execution.TargetMethod)
        && Operations.ChainedTo(execution) == Operations.WithoutConversions(pipeline)
            ? execution
            : null;

    private static ILocalReferenceOperation[] Uses(IVariableDeclaratorOperation local) => Operations.Root(local).Descendants()
        .OfType<ILocalReferenceOperation>()
        .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, local.Symbol))
        .ToArray();

    /// <summary>Run at one place, in the function that builds it, and not more often than it is built.</summary>
    private static bool IsRunOnce(IVariableDeclaratorOperation local)
    {
        ILocalReferenceOperation[] uses = Uses(local);
        return uses.Length == 1
            && Execution(uses[0]) is { } execution
            && Operations.Function(execution) == Operations.Function(local)
            && Loop(execution) == Loop(local);
    }

    private static IOperation? Loop(IOperation operation)
    {
        IOperation? loop = operation.Parent;
        while (loop is not (null or ILoopOperation or IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            loop = loop.Parent;
        }

        return loop;
    }

    /// <summary>The program itself, its start and its background services: each of their calls may be the only one.</summary>
    private static bool RunsOnce(IOperation operation, ISymbol containingMember) => Operations.Function(operation) is null
        && (containingMember is { Name: "Main" or "<Main>$" }
            || containingMember is { IsStatic: true } and IMethodSymbol { MethodKind: MethodKind.StaticConstructor }
            || containingMember.ContainingType.AllInterfaces.Any(contract => contract.Name == "IHostedService"));

    private static bool IsPerRequest(INamedTypeSymbol type, Compilation compilation)
    {
        for (INamedTypeSymbol? ancestor = type; ancestor is not null; ancestor = ancestor.BaseType)
        {
            if (IsRequestType(ancestor))
            {
                return true;
            }
        }

        return type.AllInterfaces.Any(IsRequestType) || ServiceLifetimes.For(compilation).IsScoped(type);
    }

    private static bool IsRequestType(INamedTypeSymbol type) => RequestTypes.Contains(type.Name)
        && type.ContainingNamespace?.ToDisplayString() is "MassTransit" or "Microsoft.AspNetCore.Mvc" or "Microsoft.AspNetCore.Mvc.RazorPages" or "Microsoft.AspNetCore.SignalR";

    /// <summary>The names of the calls of a chain, the last one first.</summary>
    private static IEnumerable<string> Calls(ExpressionSyntax chain)
    {
        while (chain is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access })
        {
            yield return access.Name.Identifier.ValueText;
            chain = access.Expression;
        }
    }
}
