using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>
/// Finds the degraded behaviour of each member: its own attribute, else the implementation or the attribute of the contract. What
/// does not fit is HA0003, what contradicts itself HA0004; the member then counts as having none, so that the guard still compiles.
/// </summary>
internal sealed class FallbackParser
{
    private readonly INamedTypeSymbol _contract;
    private readonly KnownSymbols _symbols;
    private readonly List<ContractProblem> _problems;
    private readonly CachedFallbackParser _cached;
    private readonly FallbackMethodParser _methods;
    private readonly TypeNames _names;

    public FallbackParser(INamedTypeSymbol contract, AttributeData declaration, KnownSymbols symbols, List<ContractProblem> problems)
    {
        _contract = contract;
        _symbols = symbols;
        _problems = problems;
        _names = new TypeNames(contract);
        _cached = new CachedFallbackParser(contract, symbols, problems);
        _methods = new FallbackMethodParser(contract, symbols, problems);
        Implementation = new FallbackImplementationParser(contract, symbols, problems).Parse(declaration);
        if (Implementation is not null && Terminals(contract).FirstOrDefault() is { } other)
        {
            Report(
                DiagnosticIds.ContradictingDeclarations,
                other,
                contract,
                contract.Name,
                $"declares both Fallback = typeof(…) and [{NameOf(other)}]; keep one of the two");
        }
    }

    /// <summary>The other implementation that answers for the contract, if there is one.</summary>
    public FallbackImplementationModel? Implementation { get; }

    public (FallbackModel Fallback, CacheModel? Cache) Parse(
        ISymbol member, MemberResult result, IReadOnlyList<IParameterSymbol> parameters)
    {
        CacheModel? cache = _cached.Parse(member, result, parameters);
        List<AttributeData> own = Terminals(member).ToList();
        if (own.Count > 1 && IsSettable(member))
        {
            // What is omitted is the assignment.
            own.RemoveAll(attribute => Is(attribute, _symbols.OmitFallback));
        }

        if (own.Count > 1)
        {
            Report(
                DiagnosticIds.ContradictingDeclarations,
                own[1],
                member,
                $"{_contract.Name}.{member.Name}",
                $"declares both [{NameOf(own[0])}] and [{NameOf(own[1])}]; keep one of the two");
        }

        if (own.Count > 0)
        {
            return (ParseOwn(own[0], member, result), cache);
        }

        return (Implementation is null ? ParseContractDefault(result) : new FallbackModel(FallbackForm.Implementation), cache);
    }

    /// <summary>What becomes of an assignment: it reaches the other implementation, is omitted, or fails.</summary>
    public FallbackModel ParseSetter(IPropertySymbol property)
    {
        List<AttributeData> own = Terminals(property).ToList();
        if (own.FirstOrDefault(attribute => property.GetMethod is null || Is(attribute, _symbols.OmitFallback)) is { } attribute)
        {
            return ParseOwn(attribute, property, NoResult);
        }

        return Implementation is null ? ParseContractDefault(NoResult) : new FallbackModel(FallbackForm.Implementation);
    }

    private static MemberResult NoResult { get; } = new(ResultKind.Void, null);

    private static bool IsSettable(ISymbol member) => member is IPropertySymbol { GetMethod: not null, SetMethod.IsInitOnly: false };

    private IEnumerable<AttributeData> Terminals(ISymbol symbol) => symbol.GetAttributes().Where(attribute =>
        Is(attribute, _symbols.EmptyFallback)
        || Is(attribute, _symbols.DefaultFallback)
        || Is(attribute, _symbols.OmitFallback)
        || Is(attribute, _symbols.FallbackMethod));

    private FallbackModel ParseOwn(AttributeData attribute, ISymbol member, MemberResult result)
    {
        if (Is(attribute, _symbols.FallbackMethod))
        {
            return _methods.Parse(attribute, member);
        }

        (FallbackModel? fallback, string? misfit) = ParseValue(attribute, result);
        if (misfit is not null)
        {
            Report(DiagnosticIds.InvalidFallback, attribute, member, $"{_contract.Name}.{member.Name}", $"cannot use [{NameOf(attribute)}]: {misfit}");
        }

        return fallback ?? new FallbackModel(FallbackForm.None);
    }

    /// <summary>On the contract several forms may stand side by side; each member takes the first that fits.</summary>
    private FallbackModel ParseContractDefault(MemberResult result) => Terminals(_contract)
        .OrderBy(attribute => Is(attribute, _symbols.EmptyFallback) ? 0 : Is(attribute, _symbols.OmitFallback) ? 1 : 2)
        .Select(attribute => ParseValue(attribute, result).Fallback)
        .FirstOrDefault(fallback => fallback is not null) ?? new FallbackModel(FallbackForm.None);

    private (FallbackModel? Fallback, string? Misfit) ParseValue(AttributeData attribute, MemberResult result)
    {
        if (Is(attribute, _symbols.EmptyFallback))
        {
            return result.Type is not null && EmptyValues.Find(result.Type, _symbols.Compilation, _names) is { } empty
                ? (new FallbackModel(FallbackForm.Empty, empty.Expression, empty.IsShared), null)
                : (null, $"{Describe(result)} cannot be empty; use {Alternative(result)}");
        }

        if (Is(attribute, _symbols.OmitFallback))
        {
            return result.Type is null || ConstantValues.AcceptsNull(result.Type)
                ? (new FallbackModel(FallbackForm.Omitted, "default", IsShared: true), null)
                : (null, $"{Describe(result)} cannot be left out; make it nullable or use another fallback");
        }

        if (result.Type is null)
        {
            return (null, "there is no result to replace; use [OmitFallback(\"…\")]");
        }

        TypedConstant? constant = attribute.ConstructorArguments is [var argument] ? argument : null;
        return ConstantValues.Find(constant, result.Type, _symbols.Compilation) is { } expression
            ? (new FallbackModel(FallbackForm.Default, expression, IsShared: true), null)
            : (null, $"{(constant is { IsNull: false } ? "the value does" : "null does")} not convert to {Describe(result)}");
    }

    private static string Describe(MemberResult result) => result.Type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "no result";

    private static string Alternative(MemberResult result) => result.Type is null ? "[OmitFallback(\"…\")]" : "[DefaultFallback] or [FallbackMethod]";

    private static string NameOf(AttributeData attribute) => attribute.AttributeClass!.Name.Replace("Attribute", "");

    private static bool Is(AttributeData attribute, INamedTypeSymbol? type) =>
        type is not null && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, type);

    private void Report(string id, AttributeData attribute, ISymbol symbol, string subject, string explanation) =>
        _problems.Add(new ContractProblem(id, AttributeLocations.Of(attribute, symbol), subject, explanation));
}
