using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Where to point: at the attribute or at one argument of it, and at the symbol where the attribute has no source.</summary>
internal static class AttributeLocations
{
    public static Location Of(AttributeData attribute, ISymbol symbol) =>
        attribute.ApplicationSyntaxReference is { } reference
            ? Location.Create(reference.SyntaxTree, reference.Span)
            : Of(symbol);

    public static Location Of(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource) ?? Location.None;

    /// <summary>The argument of that name, or else the attribute.</summary>
    public static Location OfArgument(AttributeData attribute, string name, Location otherwise)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList.Arguments: var arguments })
        {
            return otherwise;
        }

        return arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name)?.GetLocation() ?? otherwise;
    }
}
