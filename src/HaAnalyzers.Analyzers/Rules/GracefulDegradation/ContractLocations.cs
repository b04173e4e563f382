using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

internal static class ContractLocations
{
    /// <summary>Where the class says that it implements the contract, or else the class.</summary>
    public static Location Of(INamedTypeSymbol type, INamedTypeSymbol contract) => type.DeclaringSyntaxReferences
        .Select(reference => reference.GetSyntax())
        .OfType<TypeDeclarationSyntax>()
        .SelectMany(declaration => declaration.BaseList?.Types ?? default)
        .FirstOrDefault(entry => entry.Type.DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == contract.Name))?
        .Type.GetLocation()
        ?? AttributeLocations.Of(type);
}
