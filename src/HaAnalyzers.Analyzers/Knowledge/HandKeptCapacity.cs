using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Recognizes classes that bound a queue themselves. Read from syntax: it is for a reason to stay silent.</summary>
internal static class HandKeptCapacity
{
    private static readonly ImmutableHashSet<string> LimitingNames = ImmutableHashSet.Create(
        StringComparer.Ordinal, "SemaphoreSlim", "Semaphore", "Interlocked", "CanCount", "RateLimiter", "ConcurrencyLimiter");

    private static readonly ImmutableHashSet<string> CountingNames = LimitingNames.Add("Count");

    private static readonly ImmutableHashSet<string> WritingNames = ImmutableHashSet.Create(
        StringComparer.Ordinal, "TryWrite", "WriteAsync", "Enqueue", "Add", "TryAdd", "Post", "SendAsync");

    /// <summary>The class counts, has permits to give or takes back what it lent: the bound is there, only not in the queue.</summary>
    public static bool Bounds(IOperation queue) =>
        queue.Syntax.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
        && (type.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText is "Return" or "Release")
            || Counts(type)
            || ComparesOwnCount(type));

    private static bool Counts(TypeDeclarationSyntax type) => FileNames.Of(type.SyntaxTree).MayMention(CountingNames) && type.DescendantNodes().OfType<SimpleNameSyntax>().Any(
        name => LimitingNames.Contains(name.Identifier.ValueText)
            || (name.Identifier.ValueText == "Count" && name.Parent is MemberAccessExpressionSyntax access && access.Name == name && MayLimit(access)));

    /// <summary>What is written depends on a field that the class counts up or down.</summary>
    private static bool ComparesOwnCount(TypeDeclarationSyntax type)
    {
        ImmutableHashSet<string> fields = type.Members.OfType<FieldDeclarationSyntax>()
            .SelectMany(field => field.Declaration.Variables)
            .Select(variable => variable.Identifier.ValueText)
            .ToImmutableHashSet(StringComparer.Ordinal);
        ImmutableHashSet<string> counted = type.DescendantNodes()
            .Select(static node => node switch
            {
                PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostIncrementExpression or (int)SyntaxKind.PostDecrementExpression, Operand: var operand } => NameOf(operand),
                PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PreIncrementExpression or (int)SyntaxKind.PreDecrementExpression, Operand: var operand } => NameOf(operand),
                AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.AddAssignmentExpression or (int)SyntaxKind.SubtractAssignmentExpression, Left: var target } => NameOf(target),
                _ => null,
            })
            .OfType<string>()
            .Where(fields.Contains)
            .ToImmutableHashSet(StringComparer.Ordinal);
        return counted.Count > 0 && type.Members.Any(member => Writes(member) && member.DescendantNodes().OfType<BinaryExpressionSyntax>().Any(
            comparison => comparison.Kind() is SyntaxKind.LessThanExpression or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
                && (IsOneOf(comparison.Left, counted) || IsOneOf(comparison.Right, counted))));
    }

    private static bool IsOneOf(ExpressionSyntax expression, ImmutableHashSet<string> names) => NameOf(expression) is { } name && names.Contains(name);

    private static string? NameOf(ExpressionSyntax expression) => expression switch
    {
        IdentifierNameSyntax name => name.Identifier.ValueText,
        MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: var name } => name.Identifier.ValueText,
        _ => null,
    };

    private static bool Writes(MemberDeclarationSyntax member) =>
        member.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => WritingNames.Contains(name.Identifier.ValueText));

    /// <summary>Whether something is there bounds nothing, unless what is written to the queue depends on it.</summary>
    private static bool MayLimit(MemberAccessExpressionSyntax count) => !IsComparedWithZero(count)
        || count.FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member
        || Writes(member);

    private static bool IsComparedWithZero(MemberAccessExpressionSyntax count) => count.Parent switch
    {
        BinaryExpressionSyntax comparison => IsZero(comparison.Left == count ? comparison.Right : comparison.Left),
        IsPatternExpressionSyntax { Pattern: var pattern } => IsZero(pattern),
        _ => false,
    };

    private static bool IsZero(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => IsZero(constant.Expression),
        RelationalPatternSyntax relational => IsZero(relational.Expression),
        UnaryPatternSyntax not => IsZero(not.Pattern),
        _ => false,
    };

    private static bool IsZero(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.NumericLiteralExpression) && expression is LiteralExpressionSyntax { Token.ValueText: "0" };
}
