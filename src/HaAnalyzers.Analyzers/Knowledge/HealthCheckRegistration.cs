using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>One check added to the health checks of a program.</summary>
/// <param name="Invocation">The call that adds it.</param>
/// <param name="Check">The class of the check, where the call names it.</param>
/// <param name="Name">Its name, where that is a constant.</param>
internal sealed record HealthCheckRegistration(IInvocationOperation Invocation, INamedTypeSymbol? Check, string? Name)
{
    /// <summary>The argument as written, or <see langword="null"/> where it is left out.</summary>
    public IOperation? Argument(string parameter) => Invocation.Arguments
        .FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;

    /// <summary>Whether some overload of the call takes the parameter.</summary>
    public bool CanTake(string parameter) => Invocation.TargetMethod.ContainingType.GetMembers(Invocation.TargetMethod.Name)
        .OfType<IMethodSymbol>()
        .Any(method => method.Parameters.Any(candidate => candidate.Name == parameter));

    /// <summary>Reads calls that extend <c>IHealthChecksBuilder</c>, of the framework or of a package for a product.</summary>
    public static HealthCheckRegistration? Read(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod;
        if (!method.IsExtensionMethod
            || !method.Name.StartsWith("Add", System.StringComparison.Ordinal)
            || method.Parameters[0].Type is not { Name: "IHealthChecksBuilder", ContainingNamespace: { Name: "DependencyInjection" } }
            || method.ReturnType.Name != "IHealthChecksBuilder")
        {
            return null;
        }

        ImmutableArray<ITypeSymbol> types = invocation.TargetMethod.TypeArguments;
        INamedTypeSymbol? check = types.Length == 1 && method.Name is "AddCheck" or "AddTypeActivatedCheck" ? types.FirstOrDefault() as INamedTypeSymbol : null;
        object? name = invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "name")?.Value.ConstantValue.Value;
        return new HealthCheckRegistration(invocation, check, name as string);
    }
}
