using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Using something obsolete is only legal, where it is an error, from something that is obsolete too.</summary>
internal static class ObsoleteAttributes
{
    public static string? Format(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null; current = current.ContainingType)
        {
            if (FormatOwn(current) is { } obsolete)
            {
                return obsolete;
            }
        }

        return null;
    }

    /// <summary>Of the symbol alone: an override is as obsolete as what it overrides.</summary>
    public static string? FormatOwn(ISymbol symbol) => Find(symbol) is { } obsolete ? Format(obsolete) : null;

    /// <summary>Whether naming it is an error, which no directive suppresses.</summary>
    public static bool IsError(ISymbol symbol)
    {
        for (ISymbol? current = symbol; current is not null; current = current.ContainingType)
        {
            if (Find(current) is { ConstructorArguments: [_, { Value: true }] })
            {
                return true;
            }
        }

        return false;
    }

    private static AttributeData? Find(ISymbol symbol) =>
        symbol.GetAttributes().FirstOrDefault(attribute => attribute.AttributeClass?.ToDisplayString() == "System.ObsoleteAttribute");

    private static string Format(AttributeData obsolete)
    {
        string arguments = obsolete.ConstructorArguments switch
        {
            [{ Value: string message }, { Value: bool isError }] =>
                $"({SymbolDisplay.FormatLiteral(message, quote: true)}, {(isError ? "true" : "false")})",
            [{ Value: string message }] => $"({SymbolDisplay.FormatLiteral(message, quote: true)})",
            _ => "",
        };
        return $"[global::System.Obsolete{arguments}]";
    }
}
