using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>A registration made by hand: <c>checks.Add(new HealthCheckRegistration(…))</c>.</summary>
/// <param name="Creation">What makes it.</param>
internal sealed record MadeRegistration(IObjectCreationOperation Creation)
{
    public string? Name => Argument("name") is { } name ? ConstantTexts.Text(name) : null;

    /// <summary>The check itself, where it is handed over and not made by a factory.</summary>
    public INamedTypeSymbol? Check =>
        Argument("instance") is { } instance ? Operations.WithoutConversions(instance).Type as INamedTypeSymbol : null;

    /// <summary>The timeout as written, in the initializer, which has the last word, or as an argument.</summary>
    public IOperation? Timeout =>
        Creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(
            assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "Timeout" })?.Value
        ?? Argument("timeout");

    public static MadeRegistration? Read(IInvocationOperation invocation) =>
        invocation.TargetMethod is { Name: "Add", ContainingType: { Name: "IHealthChecksBuilder", ContainingNamespace.Name: "DependencyInjection" } }
        && invocation.Arguments is [{ Value: var registration }]
        && Operations.WithoutConversions(registration) is IObjectCreationOperation { Type.Name: "HealthCheckRegistration" } creation
            ? new MadeRegistration(creation)
            : null;

    /// <summary>The argument as written, or <see langword="null"/> where it is left out.</summary>
    public IOperation? Argument(string parameter) => Creation.Arguments
        .FirstOrDefault(argument => argument.Parameter?.Name == parameter && argument.ArgumentKind == ArgumentKind.Explicit)?.Value;
}
