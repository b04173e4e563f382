using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Queues that anybody may fill and that a hosted service drains at its own pace.</summary>
internal static class BackgroundQueues
{
    /// <param name="creation">Makes the queue.</param>
    /// <param name="owner">The class that keeps it: the hosted service itself, or one that such a service is given.</param>
    public static bool IsDrained(IOperation creation, INamedTypeSymbol? owner) =>
        owner is not null
        && creation.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } declaration
        && AnyMethodUses(declaration, "Enqueue")
        && (IsHosted(owner) || (AnyMethodUses(declaration, "TryDequeue") && IsGivenToHosted(owner, creation.SemanticModel!.Compilation)));

    /// <summary>A method that somebody else can call.</summary>
    private static bool AnyMethodUses(TypeDeclarationSyntax declaration, string member) => declaration.Members.OfType<MethodDeclarationSyntax>().Any(
        method => method.Modifiers.Any(modifier => modifier.ValueText is "public" or "internal")
            && method.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Any(access => access.Name.Identifier.ValueText == member));

    private static bool IsHosted(INamedTypeSymbol type) => type.AllInterfaces.Any(contract => contract.Name == "IHostedService");

    private static bool IsGivenToHosted(INamedTypeSymbol owner, Compilation compilation) => SourceTypes.In(compilation.Assembly)
        .Where(IsHosted)
        .SelectMany(service => service.InstanceConstructors)
        .SelectMany(constructor => constructor.Parameters)
        .Any(parameter => owner.AllInterfaces.Add(owner).Contains(parameter.Type, SymbolEqualityComparer.Default));
}
