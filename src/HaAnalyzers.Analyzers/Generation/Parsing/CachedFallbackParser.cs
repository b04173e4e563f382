using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Reads <c>[CachedFallback]</c> of a member, else of the contract where it fits.</summary>
internal sealed class CachedFallbackParser
{
    private readonly INamedTypeSymbol _contract;
    private readonly KnownSymbols _symbols;
    private readonly List<ContractProblem> _problems;
    private readonly CacheModel? _default;

    public CachedFallbackParser(INamedTypeSymbol contract, KnownSymbols symbols, List<ContractProblem> problems)
    {
        _contract = contract;
        _symbols = symbols;
        _problems = problems;
        _default = Read(contract);
    }

    public CacheModel? Parse(ISymbol member, MemberResult result, IReadOnlyList<IParameterSymbol> parameters)
    {
        AttributeData? own = ContractAttributes.Find(member, _symbols.CachedFallback);
        if (own is null && _default is null)
        {
            return null;
        }

        if (Misfit(member, result, parameters) is not { } misfit)
        {
            return Read(member) ?? _default;
        }

        if (own is not null)
        {
            _problems.Add(new ContractProblem(
                DiagnosticIds.InvalidFallback,
                AttributeLocations.Of(own, member),
                $"{_contract.Name}.{member.Name}",
                "cannot use [CachedFallback]: " + misfit));
        }

        return null;
    }

    private CacheModel? Read(ISymbol symbol) => ContractAttributes.Find(symbol, _symbols.CachedFallback) is { } attribute
        ? new OptionParser(_problems).ParseCache(attribute, AttributeLocations.Of(attribute, symbol))
        : null;

    private static string? Misfit(ISymbol member, MemberResult result, IReadOnlyList<IParameterSymbol> parameters)
    {
        if (result.Type is not { } type)
        {
            return "there is no answer to keep; use [OmitFallback(\"…\")]";
        }

        if (member is IMethodSymbol { Arity: > 0 })
        {
            return "the answers of a generic method have no common type; use another fallback";
        }

        if (UnkeepableAnswers.Explain(type) is { } reason)
        {
            return reason;
        }

        IParameterSymbol? unfit = parameters.FirstOrDefault(parameter => parameter.RefKind != RefKind.None || parameter.Type.IsRefLikeType);
        return unfit is null ? null : $"the parameter '{unfit.Name}' cannot be part of a key; pass it by value";
    }
}
