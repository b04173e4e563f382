using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Checks that the method named by <c>[FallbackMethod]</c> exists, can be called and has the signature of the member.</summary>
internal sealed class FallbackMethodParser(INamedTypeSymbol contract, KnownSymbols symbols, List<ContractProblem> problems)
{
    /// <summary>The name of the missing method, for the fix that creates it.</summary>
    public const string MissingMethod = nameof(MissingMethod);

    public FallbackModel Parse(AttributeData attribute, ISymbol member)
    {
        var none = new FallbackModel(FallbackForm.None);
        if (attribute.ConstructorArguments is not [{ Value: INamedTypeSymbol type }, { Value: string name }] || type.TypeKind == TypeKind.Error)
        {
            return none;
        }

        List<IMethodSymbol> candidates = type.GetMembers(name).OfType<IMethodSymbol>().Where(method => method.MethodKind == MethodKind.Ordinary).ToList();
        IMethodSymbol? match = candidates.FirstOrDefault(candidate => candidate.IsStatic && HasSignatureOf(candidate, member));
        if (match is not null && symbols.Compilation.IsSymbolAccessibleWithin(match, symbols.Compilation.Assembly))
        {
            return new FallbackModel(FallbackForm.Method, $"{type.ToDisplayString(SymbolFormats.Qualified)}.{SymbolFormats.Escape(name)}");
        }

        string method = $"{type.Name}.{name}";
        string explanation = (candidates.Count == 0, match) switch
        {
            (_, null) when !CanFit(member) => $"falls back to {method}, but no method that an attribute can name has its type parameters; use another fallback",
            (true, _) => $"falls back to {method}, which does not exist; declare {Expected(name, member)}",
            (_, not null) => $"falls back to {method}, which is not accessible from the guard; make it internal or public",
            _ => $"falls back to {method}, which has another signature; declare {Expected(name, member)}",
        };
        problems.Add(new ContractProblem(
            DiagnosticIds.InvalidFallback,
            AttributeLocations.Of(attribute, member),
            $"{contract.Name}.{member.Name}",
            explanation,
            candidates.Count == 0 ? ImmutableDictionary<string, string?>.Empty.Add(MissingMethod, name) : null));
        return none;
    }

    /// <summary>
    /// A method that an attribute can name has neither type parameters of its own nor those of a contract, so it cannot stand for a member that does.
    /// </summary>
    public static bool CanFit(ISymbol member)
    {
        (ITypeSymbol returnType, ImmutableArray<IParameterSymbol> parameters) = SignatureOf(member);
        return member is not IMethodSymbol { Arity: > 0 } && !TypeConstraints.IsOpen(returnType) && !parameters.Any(parameter => TypeConstraints.IsOpen(parameter.Type));
    }

    private static bool HasSignatureOf(IMethodSymbol candidate, ISymbol member)
    {
        (ITypeSymbol returnType, ImmutableArray<IParameterSymbol> parameters) = SignatureOf(member);
        return candidate.Arity == 0
            && CanFit(member)
            && SymbolEqualityComparer.Default.Equals(candidate.ReturnType, returnType)
            && candidate.Parameters.Length == parameters.Length
            && candidate.Parameters.Zip(parameters, (own, expected) =>
                own.RefKind == expected.RefKind && SymbolEqualityComparer.Default.Equals(own.Type, expected.Type)).All(equal => equal);
    }

    private static string Expected(string name, ISymbol member)
    {
        (ITypeSymbol returnType, ImmutableArray<IParameterSymbol> parameters) = SignatureOf(member);
        IEnumerable<string> declarations = parameters.Select(parameter => parameter.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat));
        return $"'static {returnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} {name}({string.Join(", ", declarations)})'";
    }

    private static (ITypeSymbol ReturnType, ImmutableArray<IParameterSymbol> Parameters) SignatureOf(ISymbol member) =>
        member is IMethodSymbol method ? (method.ReturnType, method.Parameters) : (((IPropertySymbol)member).Type, ((IPropertySymbol)member).Parameters);
}
