using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <param name="Member">The method or property, possibly inherited by the contract.</param>
/// <param name="Result">What it answers.</param>
/// <param name="IsCached">It has a cached fallback, and nothing behind it.</param>
internal sealed record MissingFallback(ISymbol Member, MemberResult Result, bool IsCached);

/// <summary>Asks the parser of the generator which members of a contract end up without a fallback.</summary>
internal static class MissingFallbacks
{
    public static IEnumerable<MissingFallback> Find(INamedTypeSymbol contract, AttributeData declaration, KnownSymbols symbols)
    {
        bool isForeign = !SymbolEqualityComparer.Default.Equals(contract.ContainingAssembly, symbols.Compilation.Assembly);
        if (ContractAttributes.Named(declaration, "Fallback") is not null
            || ContractObstacles.Find(contract, GuardNames.For(contract), isForeign, symbols) is not null)
        {
            yield break;
        }

        var parser = new FallbackParser(contract, declaration, symbols, new List<ContractProblem>());
        foreach (ISymbol member in DependencyContracts.Members(contract).Where(member => IsJudgedHere(member, contract, symbols)))
        {
            MemberResult result = Result(member, symbols);
            (FallbackModel fallback, CacheModel? cache) = member is IPropertySymbol { GetMethod: null } written
                ? (parser.ParseSetter(written), null)
                : parser.Parse(member, result, Parameters(member));
            if (fallback.Kind == FallbackForm.None && !DeclaresFallback(member, symbols))
            {
                yield return new MissingFallback(member, result, cache is not null);
            }
            else if (member is IPropertySymbol { GetMethod: not null, SetMethod.IsInitOnly: false } settable
                && parser.ParseSetter(settable).Kind == FallbackForm.None)
            {
                yield return new MissingFallback(member, Result(settable.SetMethod, symbols), IsCached: false);
            }
        }
    }

    public static MemberResult Result(ISymbol member, KnownSymbols symbols) =>
        MemberResult.Of(
            member switch
            {
                IMethodSymbol method => method.ReturnType,
                IPropertySymbol { GetMethod: null, SetMethod: { } setter } => setter.ReturnType,
                _ => ((IPropertySymbol)member).Type,
            },
            symbols);

    public static IReadOnlyList<IParameterSymbol> Parameters(ISymbol member) =>
        member is IMethodSymbol method ? method.Parameters : ((IPropertySymbol)member).Parameters;

    /// <summary>Members that cannot be guarded are HA0002; those of an inherited contract are reported there.</summary>
    private static bool IsJudgedHere(ISymbol member, INamedTypeSymbol contract, KnownSymbols symbols) =>
        (member.IsAbstract || contract.TypeKind == TypeKind.Class)
        && MemberObstacles.Find(member, symbols) is null
        && (SymbolEqualityComparer.Default.Equals(member.ContainingType, contract)
            || ContractAttributes.Find(member.ContainingType, symbols.NonCritical) is null);

    /// <summary>A fallback that is there but does not fit is HA0003.</summary>
    private static bool DeclaresFallback(ISymbol member, KnownSymbols symbols) =>
        new[] { symbols.EmptyFallback, symbols.DefaultFallback, symbols.OmitFallback, symbols.FallbackMethod }
            .Any(attribute => ContractAttributes.Find(member, attribute) is not null);
}
