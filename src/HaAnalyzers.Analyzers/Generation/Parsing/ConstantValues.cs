using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Writes constants as C#: that of <c>[DefaultFallback(…)]</c> as a value of the result type, and default values of parameters.</summary>
internal static class ConstantValues
{
    public static bool AcceptsNull(ITypeSymbol type) => type.IsReferenceType
        ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
        : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
            || (type is ITypeParameterSymbol && type.NullableAnnotation == NullableAnnotation.Annotated);

    /// <returns>An expression that compiles where the result type is expected, or <see langword="null"/> where the value does not fit.</returns>
    public static string? Find(TypedConstant? constant, ITypeSymbol target, Compilation compilation)
    {
        if (constant is not { IsNull: false } given)
        {
            return target.IsReferenceType && !AcceptsNull(target) ? null : "default";
        }

        if (given.Kind is TypedConstantKind.Error or TypedConstantKind.Array || given.Type is null)
        {
            return null;
        }

        bool converts = compilation.ClassifyCommonConversion(given.Type, target) is { Exists: true, IsImplicit: true }
            || IsNarrowableTo(given, WithoutNullable(target));
        if (!converts)
        {
            return null;
        }

        bool sameType = SymbolEqualityComparer.Default.Equals(given.Type, WithoutNullable(target));
        return sameType ? Literal(given) : $"({Format(target)})({Literal(given)})";
    }

    /// <summary>Whether C# can write the default value; <c>[Optional]</c> may stand before a parameter that is required.</summary>
    public static bool HasDefault(IParameterSymbol parameter) => parameter.HasExplicitDefaultValue
        && ParametersOf(parameter.ContainingSymbol).Skip(parameter.Ordinal).All(later => later.HasExplicitDefaultValue || later.IsParams);

    /// <summary>The default value of a parameter.</summary>
    public static string OfParameter(IParameterSymbol parameter) => parameter.ExplicitDefaultValue is { } value
        ? Literal(value, WithoutNullable(parameter.Type))
        : parameter.Type is { IsValueType: false, NullableAnnotation: not NullableAnnotation.Annotated } ? "default!" : "default";

    /// <summary>C# lets an <c>int</c> constant stand for a narrower integral type that can hold it.</summary>
    private static bool IsNarrowableTo(TypedConstant constant, ITypeSymbol target)
    {
        (decimal Minimum, decimal Maximum)? range = target.SpecialType switch
        {
            SpecialType.System_SByte => (sbyte.MinValue, sbyte.MaxValue),
            SpecialType.System_Byte => (byte.MinValue, byte.MaxValue),
            SpecialType.System_Int16 => (short.MinValue, short.MaxValue),
            SpecialType.System_UInt16 => (ushort.MinValue, ushort.MaxValue),
            SpecialType.System_UInt32 or SpecialType.System_UIntPtr => (uint.MinValue, uint.MaxValue),
            SpecialType.System_UInt64 => (ulong.MinValue, ulong.MaxValue),
            _ => null,
        };
        return range is var (minimum, maximum) && constant is { Kind: TypedConstantKind.Primitive, Value: int value } && value >= minimum && value <= maximum;
    }

    private static string Literal(TypedConstant constant) => constant switch
    {
        { Kind: TypedConstantKind.Type, Value: ITypeSymbol type } => $"typeof({Format(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))})",
        _ => Literal(constant.Value!, constant.Type!),
    };

    private static string Literal(object value, ITypeSymbol type) => (value, type.TypeKind) switch
    {
        (_, TypeKind.Enum) => $"({Format(type)})({Convert.ToString(value, CultureInfo.InvariantCulture)})",
        (double.NaN, _) => "double.NaN",
        (double.PositiveInfinity, _) => "double.PositiveInfinity",
        (double.NegativeInfinity, _) => "double.NegativeInfinity",
        (float.NaN, _) => "float.NaN",
        (float.PositiveInfinity, _) => "float.PositiveInfinity",
        (float.NegativeInfinity, _) => "float.NegativeInfinity",
        (float number, _) => number.ToString("R", CultureInfo.InvariantCulture) + "F",
        (double number, _) => number.ToString("R", CultureInfo.InvariantCulture) + "D",
        (decimal number, _) => number.ToString(CultureInfo.InvariantCulture) + "M",
        (DateTime, _) => "default",
        _ => SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false),
    };

    private static ImmutableArray<IParameterSymbol> ParametersOf(ISymbol member) => member switch
    {
        IMethodSymbol method => method.Parameters,
        IPropertySymbol property => property.Parameters,
        _ => ImmutableArray<IParameterSymbol>.Empty,
    };

    private static ITypeSymbol WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    private static string Format(ITypeSymbol type) => type.ToDisplayString(SymbolFormats.Qualified);
}
