using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Writes a method that answers for a member with an empty or default value, and cannot fail.</summary>
internal static class FallbackMethodText
{
    private static readonly SymbolDisplayFormat Format = SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>Returns <see langword="null"/> where no such value can be written down.</summary>
    public static string? Write(SourceFile file, MissingFallback missing, int position)
    {
        if (missing.Result.Type is not { } type
            || !FallbackMethodParser.CanFit(missing.Member)
            || MissingFallbacks.Parameters(missing.Member).Any(parameter => parameter.RefKind != RefKind.None)
            || PlainValues.Find(file, type, position) is not { } value)
        {
            return null;
        }

        ITypeSymbol returnType = missing.Member is IMethodSymbol method ? method.ReturnType : ((IPropertySymbol)missing.Member).Type;
        IEnumerable<string> parameters = MissingFallbacks.Parameters(missing.Member)
            .Select(parameter => $"{Name(parameter.Type)} {SymbolFormats.Escape(parameter.Name)}");
        string answer = missing.Result.Kind switch
        {
            ResultKind.TaskOfValue => $"{Name(returnType).Substring(0, Name(returnType).IndexOf('<'))}.FromResult<{Name(type)}>({value})",
            ResultKind.ValueTaskOfValue => $"new {Name(returnType)}({value})",
            _ => value,
        };
        return $"public static {Name(returnType)} {SymbolFormats.Escape(missing.Member.Name)}({string.Join(", ", parameters)}) => {answer};";

        string Name(ITypeSymbol symbol) => symbol.ToMinimalDisplayString(file.Model, position, Format);
    }
}
