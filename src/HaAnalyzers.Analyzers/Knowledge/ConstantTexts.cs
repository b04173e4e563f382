using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Texts and lists of texts that are written down, directly or in a field that is never assigned again.</summary>
internal static class ConstantTexts
{
    /// <summary>The text, or <see langword="null"/> where it is known at run time only.</summary>
    public static string? Text(IOperation value)
    {
        IOperation plain = Operations.WithoutConversions(value);
        return plain.ConstantValue is { HasValue: true, Value: string text }
            ? text
            : Initializer(plain) is { } initializer ? Text(initializer, plain.SemanticModel) : null;
    }

    /// <summary>The texts of an array, a list or a collection expression; <see langword="default"/> where they are known at run time only.</summary>
    public static ImmutableArray<string> List(IOperation value)
    {
        IOperation plain = Operations.WithoutConversions(value);
        if (plain is ILocalReferenceOperation local && AssignedValues.OnlyValue(local) is { } assigned)
        {
            return List(assigned);
        }

        ExpressionSyntax? expression = Initializer(plain) ?? plain.Syntax as ExpressionSyntax;
        if (expression is null || Elements(expression) is not { } elements)
        {
            return default;
        }

        string?[] texts = elements.Select(element => Text(element, plain.SemanticModel)).ToArray();
        return texts.Any(text => text is null) ? default : texts.Select(text => text!).ToImmutableArray();
    }

    /// <summary>What a read-only static field of the compilation is initialized with.</summary>
    private static ExpressionSyntax? Initializer(IOperation operation) =>
        operation is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } field }
        && field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is VariableDeclaratorSyntax { Initializer.Value: { } value }
            ? value
            : null;

    private static string? Text(ExpressionSyntax expression, SemanticModel? model) => expression switch
    {
        LiteralExpressionSyntax { Token.Value: string text } => text,
        _ when model is not null && model.SyntaxTree == expression.SyntaxTree => model.GetConstantValue(expression).Value as string,
        _ => null,
    };

    private static IEnumerable<ExpressionSyntax>? Elements(ExpressionSyntax expression) => expression switch
    {
        ImplicitArrayCreationExpressionSyntax array => array.Initializer.Expressions,
        ArrayCreationExpressionSyntax { Initializer: { } initializer } => initializer.Expressions,
        BaseObjectCreationExpressionSyntax { ArgumentList: null or { Arguments.Count: 0 }, Initializer: { RawKind: (int)SyntaxKind.CollectionInitializerExpression } initializer } =>
            initializer.Expressions,
        InitializerExpressionSyntax { RawKind: (int)SyntaxKind.ArrayInitializerExpression } initializer => initializer.Expressions,
        CollectionExpressionSyntax collection when collection.Elements.All(element => element is ExpressionElementSyntax) =>
            collection.Elements.Cast<ExpressionElementSyntax>().Select(element => element.Expression),
        _ => null,
    };
}
