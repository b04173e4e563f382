using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>One check added to the health checks of a program.</summary>
/// <param name="Invocation">The call that adds it.</param>
/// <param name="Check">The class of the check, where the call names it.</param>
/// <param name="Name">Its name, where that is a constant.</param>
/// <param name="Tags">Its tags; <see langword="default"/> where they are known at run time only.</param>
internal sealed record HealthCheckRegistration(
    IInvocationOperation Invocation, INamedTypeSymbol? Check, string? Name, ImmutableArray<string> Tags)
{
    /// <summary>What a reader would call it.</summary>
    public string DisplayName => Name ?? Check?.Name ?? Invocation.TargetMethod.Name;

    /// <summary>The context of <c>AddDbContextCheck</c>.</summary>
    public INamedTypeSymbol? DatabaseContext =>
        Invocation.TargetMethod is { Name: "AddDbContextCheck", TypeArguments: [INamedTypeSymbol context] } ? context : null;

    /// <summary>The argument as written, or <see langword="null"/> where it is left out.</summary>
    public IOperation? Argument(string parameter) => Argument(Invocation, parameter);

    /// <summary>Whether some overload of the call takes the parameter.</summary>
    public bool CanTake(string parameter) => Invocation.TargetMethod.ContainingType.GetMembers(Invocation.TargetMethod.Name)
        .OfType<IMethodSymbol>()
        .Any(method => method.Parameters.Any(candidate => candidate.Name == parameter));

    /// <summary>The status it fails with is the default or written as unhealthy; a status that is computed is neither.</summary>
    public bool FailsAsUnhealthy => Argument("failureStatus") switch
    {
        null or { ConstantValue: { HasValue: true, Value: null } } => true,
        var status => Operations.WithoutConversions(status) is IFieldReferenceOperation { Field.Name: "Unhealthy" },
    };

    /// <summary>Reads calls that extend <c>IHealthChecksBuilder</c>, of the framework or of a package for a product.</summary>
    public static HealthCheckRegistration? Read(IInvocationOperation invocation)
    {
        if (!invocation.TargetMethod.Name.StartsWith("Add", StringComparison.Ordinal))
        {
            return null;
        }

        IMethodSymbol method = invocation.TargetMethod.ReducedFrom ?? invocation.TargetMethod;
        if (!method.IsExtensionMethod
            || method.Parameters[0].Type is not { Name: "IHealthChecksBuilder", ContainingNamespace: { Name: "DependencyInjection" } }
            || method.ReturnType.Name != "IHealthChecksBuilder")
        {
            return null;
        }

        return new HealthCheckRegistration(invocation, CheckOf(invocation), NameOf(invocation), TagsOf(invocation));
    }

    private static INamedTypeSymbol? CheckOf(IInvocationOperation invocation)
    {
        IMethodSymbol method = invocation.TargetMethod;
        return method.Name is not ("AddCheck" or "AddTypeActivatedCheck")
            ? null
            : method.TypeArguments.Length == 1
                ? method.TypeArguments[0] as INamedTypeSymbol
                : Argument(invocation, "instance") is { } instance && Operations.WithoutConversions(instance) is IObjectCreationOperation { Type: INamedTypeSymbol created }
                    ? created
                    : null;
    }

    /// <summary>A context's check is named after the context, where nothing else is said.</summary>
    private static string? NameOf(IInvocationOperation invocation)
    {
        IOperation? name = Argument(invocation, "name");
        return name is not null && !(name.ConstantValue is { HasValue: true, Value: null })
            ? ConstantTexts.Text(name)
            : invocation.TargetMethod is { Name: "AddDbContextCheck", TypeArguments: [var context] } ? context.Name : null;
    }

    private static ImmutableArray<string> TagsOf(IInvocationOperation invocation) =>
        Argument(invocation, "tags") is not { } tags || tags.ConstantValue is { HasValue: true, Value: null }
            ? ImmutableArray<string>.Empty
            : ConstantTexts.List(tags);

    private static IOperation? Argument(IInvocationOperation invocation, string parameter) => invocation.Arguments
        .FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind is ArgumentKind.Explicit or ArgumentKind.ParamArray)?.Value;
}
