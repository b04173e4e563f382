using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Checks that the method named by <c>[ResultCheck]</c> exists, can be called and takes what the member answers.</summary>
internal sealed class ResultCheckParser(INamedTypeSymbol contract, KnownSymbols symbols, List<ContractProblem> problems)
{
    /// <summary>The method to call; empty when there is none, or none that fits.</summary>
    public string Parse(ISymbol member, MemberResult result)
    {
        AttributeData? attribute = symbols.ResultCheck is null
            ? null
            : member.GetAttributes().FirstOrDefault(each => SymbolEqualityComparer.Default.Equals(each.AttributeClass, symbols.ResultCheck));
        if (attribute?.ConstructorArguments is not [{ Value: INamedTypeSymbol type }, { Value: string name }] || type.TypeKind == TypeKind.Error)
        {
            return "";
        }

        if (result.Kind == ResultKind.Stream)
        {
            Report(attribute, member, "answers element by element; remove [ResultCheck]");
            return "";
        }

        if (result.Type is null)
        {
            Report(attribute, member, "has no result to check; remove [ResultCheck]");
            return "";
        }

        List<IMethodSymbol> candidates = type.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToList();
        IMethodSymbol? match = candidates.FirstOrDefault(candidate => Fits(candidate, result.Type));
        if (match is not null && symbols.Compilation.IsSymbolAccessibleWithin(match, symbols.Compilation.Assembly))
        {
            return $"{type.ToDisplayString(SymbolFormats.Qualified)}.{SymbolFormats.Escape(name)}";
        }

        string expected = $"'static bool {name}({result.Type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} result)'";
        string obstacle = (candidates.Count == 0, match) switch
        {
            (true, _) => $"which does not exist; declare {expected}",
            (_, not null) => "which is not accessible from the guard; make it internal or public",
            _ => $"which has another signature; declare {expected}",
        };
        Report(attribute, member, $"checks its result with {type.Name}.{name}, {obstacle}");
        return "";
    }

    private static bool Fits(IMethodSymbol candidate, ITypeSymbol result) =>
        candidate is { IsStatic: true, Arity: 0, ReturnType.SpecialType: SpecialType.System_Boolean, Parameters: [{ RefKind: RefKind.None } parameter] }
        && SymbolEqualityComparer.Default.Equals(parameter.Type, result);

    private void Report(AttributeData attribute, ISymbol member, string explanation) => problems.Add(new ContractProblem(
        DiagnosticIds.InvalidFallback, AttributeLocations.Of(attribute, member), $"{contract.Name}.{member.Name}", explanation));
}
