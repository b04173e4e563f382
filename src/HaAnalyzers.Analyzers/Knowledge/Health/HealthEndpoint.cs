using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>A call of <c>MapHealthChecks</c> or <c>UseHealthChecks</c>.</summary>
/// <param name="Invocation">The call.</param>
/// <param name="Path">Its address with that of the group it stands in, as far as they are constants.</param>
/// <param name="Predicate">The checks it runs.</param>
internal sealed record HealthEndpoint(IInvocationOperation Invocation, string? Path, HealthPredicate Predicate)
{
    private static readonly ImmutableArray<string> MappingMethods = ImmutableArray.Create("MapHealthChecks", "UseHealthChecks");

    public InvocationExpressionSyntax Syntax => (InvocationExpressionSyntax)Invocation.Syntax;

    /// <summary>What a liveness endpoint should do.</summary>
    public bool ExcludesEveryCheck => Predicate.SelectsNothing;

    /// <summary>It runs every check that is registered.</summary>
    public bool HasNoOptions => Syntax.ArgumentList.Arguments.Count == 1 && Invocation.Instance is null && Syntax.Expression is MemberAccessExpressionSyntax;

    public ProbeRole Role => ProbeRoles.Of(Path);

    public string DisplayName => Path ?? "The health endpoint";

    /// <summary>Answers with the status codes people expect: 503 for unhealthy, 200 else.</summary>
    public bool HasDefaultStatusCodes => Options is null
        || Operations.WithoutConversions(Options) is IObjectCreationOperation creation
            && !creation.Descendants().Any(operation => operation is IPropertyReferenceOperation { Property.Name: "ResultStatusCodes" });

    private IOperation? Options => OptionsOf(Invocation);

    /// <summary>False where no file names a method that maps one.</summary>
    public static bool MayBeMapped(Compilation compilation) => FileNames.AnyMayMention(compilation, MappingMethods);

    public static bool IsMapping(IMethodSymbol method) =>
        method.Name is "MapHealthChecks" or "UseHealthChecks"
        && method.ContainingType is
        {
            Name: "HealthCheckEndpointRouteBuilderExtensions" or "HealthCheckApplicationBuilderExtensions",
            ContainingNamespace: { Name: "Builder", ContainingNamespace: { Name: "AspNetCore" } },
        };

    public static HealthEndpoint? Read(IInvocationOperation invocation) =>
        IsMapping(invocation.TargetMethod) && invocation.Syntax is InvocationExpressionSyntax
            ? new HealthEndpoint(invocation, PathOf(invocation), HealthPredicate.Read(OptionsOf(invocation)))
            : null;

    private static IOperation? OptionsOf(IInvocationOperation invocation) =>
        invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "options")?.Value;

    private static string? PathOf(IInvocationOperation invocation)
    {
        IOperation? pattern = invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "pattern" or "path")?.Value;
        return pattern is not null && Text(pattern) is { } path ? RouteGroups.Combine(RouteGroups.Prefix(Operations.ChainedTo(invocation)), path) : null;
    }

    /// <summary><c>UseHealthChecks</c> takes a <c>PathString</c>, which a text converts to.</summary>
    private static string? Text(IOperation pattern)
    {
        IOperation plain = Operations.WithoutConversions(pattern);
        return plain is IConversionOperation { OperatorMethod: not null } conversion ? ConstantTexts.Text(conversion.Operand) : ConstantTexts.Text(plain);
    }
}
