using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>A call of <c>MapHealthChecks</c> or <c>UseHealthChecks</c>.</summary>
/// <param name="Syntax">The call.</param>
/// <param name="ExcludesEveryCheck">The predicate is constantly false: what a liveness endpoint should do.</param>
/// <param name="HasNoOptions">It runs every check that is registered.</param>
internal sealed record HealthEndpoint(InvocationExpressionSyntax Syntax, bool ExcludesEveryCheck, bool HasNoOptions)
{
    public static bool IsMapping(IMethodSymbol method) =>
        method.Name is "MapHealthChecks" or "UseHealthChecks"
        && method.ContainingType is
        {
            Name: "HealthCheckEndpointRouteBuilderExtensions" or "HealthCheckApplicationBuilderExtensions",
            ContainingNamespace: { Name: "Builder", ContainingNamespace: { Name: "AspNetCore" } },
        };

    public static HealthEndpoint? Read(IInvocationOperation invocation) =>
        IsMapping(invocation.TargetMethod) && invocation.Syntax is InvocationExpressionSyntax syntax
            ? new HealthEndpoint(
                syntax,
                invocation.Arguments.Any(argument => Excludes(argument.Value)),
                syntax.ArgumentList.Arguments.Count == 1 && invocation.Instance is null && syntax.Expression is MemberAccessExpressionSyntax)
            : null;

    private static bool Excludes(IOperation options) =>
        Operations.WithoutConversions(options) is IObjectCreationOperation { Initializer: { } initializer }
        && initializer.Initializers
            .OfType<ISimpleAssignmentOperation>()
            .Any(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Predicate" } && IsConstantlyFalse(assignment.Value));

    private static bool IsConstantlyFalse(IOperation value)
    {
        if (Operations.WithoutConversions(value) is not IDelegateCreationOperation { Target: IAnonymousFunctionOperation lambda })
        {
            return false;
        }

        IReturnOperation[] returns = lambda.Body.Descendants().OfType<IReturnOperation>().ToArray();
        return returns.Length > 0 && returns.All(@return => @return.ReturnedValue?.ConstantValue is { HasValue: true, Value: false });
    }
}
