using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.CodeFixes.Rules.Contracts;

/// <summary>Writes a static fallback method for a member, with the emptiest answer its result allows.</summary>
internal static class FallbackStub
{
    /// <returns>The declaration on one line, or <see langword="null"/> where no value can be made up.</returns>
    public static string? Format(string name, ISymbol member, KnownSymbols symbols)
    {
        ITypeSymbol? returnType = (member as IMethodSymbol)?.ReturnType ?? (member as IPropertySymbol)?.Type;
        if (returnType is null || !FallbackMethodParser.CanFit(member))
        {
            return null;
        }

        ImmutableArray<IParameterSymbol> parameters = (member as IMethodSymbol)?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty;
        if (parameters.Any(parameter => parameter.RefKind == RefKind.Out) || Body(MemberResult.Of(returnType, symbols), symbols) is not { } body)
        {
            return null;
        }

        IEnumerable<string> declarations = parameters.Select(parameter => parameter.ToDisplayString(SymbolFormats.Parameter));
        return $"public static {Display(returnType)} {SymbolFormats.Escape(name)}({string.Join(", ", declarations)}){body}";
    }

    private static string? Body(MemberResult result, KnownSymbols symbols)
    {
        if (result.Kind is ResultKind.Void or ResultKind.Task or ResultKind.ValueTask)
        {
            return result.Kind switch
            {
                ResultKind.Void => " { }",
                ResultKind.Task => " => global::System.Threading.Tasks.Task.CompletedTask;",
                _ => " => default;",
            };
        }

        ITypeSymbol type = result.Type!;
        string? value = EmptyValues.Find(type, symbols.Compilation)?.Expression ?? ConstantValues.Find(null, type, symbols.Compilation);
        return (result.Kind, value) switch
        {
            (_, null) => null,
            (ResultKind.TaskOfValue, _) => $" => global::System.Threading.Tasks.Task.FromResult<{Display(type)}>({value});",
            (ResultKind.ValueTaskOfValue, "default") => " => default;",
            (ResultKind.ValueTaskOfValue, _) => $" => new({value});",
            _ => $" => {value};",
        };
    }

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolFormats.Qualified);
}
