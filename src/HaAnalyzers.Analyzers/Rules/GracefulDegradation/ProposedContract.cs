using System;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>The contract that would say what a <c>catch</c> does by hand.</summary>
internal static class ProposedContract
{
    private static readonly SymbolDisplayFormat Signature = new(
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints,
        memberOptions: SymbolDisplayMemberOptions.IncludeParameters | SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeRef,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeParamsRefOut,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier
            | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers);

    /// <summary>The fallback that answers as every <c>catch</c> does; <see langword="null"/> where that is more than a value.</summary>
    public static string? Fallback(ITryOperation @try, IMethodSymbol member)
    {
        if (HasNoResult(member))
        {
            return "[OmitFallback(\"…\")]";
        }

        ImmutableArray<IOperation> answers = @try.Catches
            .SelectMany(clause => clause.Handler.Descendants())
            .OfType<IReturnOperation>()
            .Select(answer => answer.ReturnedValue)
            .OfType<IOperation>()
            .ToImmutableArray();
        string?[] fallbacks = answers.Select(Fallback).Distinct(StringComparer.Ordinal).ToArray();
        return fallbacks is [{ } single] && @try.Catches.All(clause => EndsWithAnswer(clause.Handler)) ? single : null;
    }

    /// <summary>The class, where an interface could be put in front of it: nobody but its users calls it.</summary>
    public static INamedTypeSymbol? Extractable(IMethodSymbol member) =>
        member is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsOverride: false, DeclaredAccessibility: Accessibility.Public }
        && member.ContainingType is
        {
            TypeKind: TypeKind.Class, IsRecord: false, IsGenericType: false, ContainingType: null, BaseType.SpecialType: SpecialType.System_Object, AllInterfaces.IsEmpty: true,
        } type
        && type.DeclaringSyntaxReferences.Length == 1
            ? type
            : null;

    /// <summary>On one line: <c>[NonCritical("…")] interface IWeatherClient { [EmptyFallback] Task&lt;string&gt; TodayAsync(); }</c>.</summary>
    public static string Describe(INamedTypeSymbol type, IMethodSymbol member, string? fallback) =>
        $"[NonCritical(\"…\")] interface {NameFor(type)} {{ {(fallback is null ? "" : fallback + " ")}{Declare(member)} }}";

    public static string NameFor(INamedTypeSymbol type) => "I" + type.Name;

    /// <summary>The member as an interface declares it, with the names that stand in the class.</summary>
    public static string Declare(ISymbol member) => member.ToDisplayString(Signature) + (member is IPropertySymbol ? "" : ";");

    private static string? Fallback(IOperation answer)
    {
        IOperation value = Operations.WithoutConversions(answer);
        return value switch
        {
            { ConstantValue: { HasValue: true, Value: "" } } => "[EmptyFallback]",
            { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation => "[DefaultFallback]",
            { ConstantValue.HasValue: true, Syntax: LiteralExpressionSyntax literal } => $"[DefaultFallback({literal})]",
            _ => IsEmpty(value) ? "[EmptyFallback]" : null,
        };
    }

    private static bool IsEmpty(IOperation value) => value switch
    {
        IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.Name: "Array" or "Enumerable", Parameters.IsEmpty: true } } => true,
        IFieldReferenceOperation { Field: { Name: "Empty", IsStatic: true } } or IPropertyReferenceOperation { Property: { Name: "Empty", IsStatic: true } } => true,
        IArrayCreationOperation { Initializer: null or { ElementValues.IsEmpty: true } } array => array.DimensionSizes.All(size => size.ConstantValue is { HasValue: true, Value: 0 }),
        IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null } created => created.Type?.ContainingNamespace?.ToDisplayString().StartsWith("System.Collections", StringComparison.Ordinal) == true,
        _ => value.Syntax.ToString().Replace(" ", "") == "[]",
    };

    /// <summary>What goes on behind the <c>try</c> answers with something the handler does not show.</summary>
    private static bool EndsWithAnswer(IBlockOperation handler) => handler.Operations.LastOrDefault() is IReturnOperation or IThrowOperation
        || handler.Syntax is BlockSyntax block && block.Statements.LastOrDefault()?.IsKind(SyntaxKind.ThrowStatement) == true;

    private static bool HasNoResult(IMethodSymbol member) =>
        member.ReturnsVoid || (DeferredCalls.IsTask(member.ReturnType) && member.ReturnType is INamedTypeSymbol { IsGenericType: false });
}
