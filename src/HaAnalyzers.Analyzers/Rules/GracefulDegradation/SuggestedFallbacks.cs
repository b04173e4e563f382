using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

internal enum SuggestedFallback
{
    CachedThenEmpty,
    Empty,
    Default,
    Omit,
    Method,
}

/// <summary>Which fallbacks fit a result, best first; the rule names the first, the fix offers all.</summary>
internal static class SuggestedFallbacks
{
    /// <summary>The first suggestion as an attribute, for the message.</summary>
    /// <param name="missing">The member.</param>
    /// <param name="isInherited">Only an attribute that can stand on the contract, as the default of its members, can be declared.</param>
    /// <param name="compilation">What it is compiled in.</param>
    public static string Name(MissingFallback missing, bool isInherited, Compilation compilation) => missing.Result.Type switch
    {
        null => "[OmitFallback(\"…\")]",
        { } type when (IsCollection(type) || type.SpecialType == SpecialType.System_String) && EmptyValues.Find(type, compilation) is not null => "[EmptyFallback]",
        { IsValueType: true } type when !IsNullable(type) => "[DefaultFallback]",
        { NullableAnnotation: NullableAnnotation.Annotated } => "[OmitFallback(\"…\")]",
        _ => !isInherited && FallbackMethodParser.CanFit(missing.Member) ? "[FallbackMethod]" : "'Fallback = typeof(…)'",
    };

    public static IEnumerable<SuggestedFallback> For(MissingFallback missing, Compilation compilation)
    {
        if (missing.Result.Type is not { } type)
        {
            yield return SuggestedFallback.Omit;
            yield break;
        }

        bool canBeEmpty = EmptyValues.Find(type, compilation) is not null;
        bool isAnnotated = IsNullable(type) || type.NullableAnnotation == NullableAnnotation.Annotated;
        bool canBeCached = canBeEmpty && !missing.IsCached && CanBeCached(missing, type);
        if (isAnnotated && !IsCollection(type))
        {
            yield return SuggestedFallback.Omit;
        }

        // An answer without arguments may depend on who asks, and a list can be changed by whoever gets it: not the first choice there.
        bool prefersCache = canBeCached && Keys(missing).Any() && type.TypeKind == TypeKind.Interface;
        if (prefersCache)
        {
            yield return SuggestedFallback.CachedThenEmpty;
        }

        if (canBeEmpty)
        {
            yield return SuggestedFallback.Empty;
        }

        if (canBeCached && !prefersCache)
        {
            yield return SuggestedFallback.CachedThenEmpty;
        }

        if (type.IsValueType)
        {
            yield return SuggestedFallback.Default;
        }

        if (FallbackMethodParser.CanFit(missing.Member))
        {
            yield return SuggestedFallback.Method;
        }

        if (ConstantValues.AcceptsNull(type) && !(isAnnotated && !IsCollection(type)))
        {
            yield return SuggestedFallback.Omit;
        }
    }

    private static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    private static bool IsCollection(ITypeSymbol type) =>
        type.SpecialType != SpecialType.System_String
        && type.AllInterfaces.Concat(new[] { type }).Any(
            candidate => candidate.OriginalDefinition.SpecialType is SpecialType.System_Collections_IEnumerable
                or SpecialType.System_Collections_Generic_IEnumerable_T);

    private static IEnumerable<IParameterSymbol> Keys(MissingFallback missing) =>
        MissingFallbacks.Parameters(missing.Member).Where(parameter => !MemberResult.IsToken(parameter));

    private static bool CanBeCached(MissingFallback missing, ITypeSymbol type) =>
        missing.Member is not IMethodSymbol { Arity: > 0 }
        && UnkeepableAnswers.Explain(type) is null
        && Keys(missing).All(key => key.RefKind == RefKind.None && HasValueEquality(key.Type));

    private static bool HasValueEquality(ITypeSymbol type) =>
        type.SpecialType == SpecialType.System_String
        || type is { IsRefLikeType: false, IsValueType: true }
        || type is INamedTypeSymbol { IsRecord: true };
}
