using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// Decides whether a <c>try</c> turns every failure of a dependency into an answer. By syntax, so that it can be asked about any
/// declaration in the compilation.
/// </summary>
internal static class TryStatements
{
    private static readonly HashSet<string> CancellationTypes = new(StringComparer.Ordinal)
    {
        "OperationCanceledException", "TaskCanceledException",
    };

    private static readonly HashSet<string> FatalTypes = new(StringComparer.Ordinal)
    {
        "OutOfMemoryException", "StackOverflowException", "AccessViolationException", "ThreadAbortException",
    };

    private static readonly HashSet<string> RemoteFailureTypes = new(StringComparer.Ordinal)
    {
        "HttpRequestException", "TimeoutException", "IOException", "SocketException", "WebException", "RpcException", "DbException",
        "SqlException", "NpgsqlException", "RedisException", "RedisConnectionException", "RedisTimeoutException", "ApiException",
        "BrokenCircuitException", "TimeoutRejectedException", "ExecutionRejectedException",
    };

    /// <summary>A clause catches everything, nothing that a dependency throws is thrown again, and execution goes on to an answer.</summary>
    public static bool Degrades(TryStatementSyntax statement) => Degrades(statement, null);

    /// <inheritdoc cref="Degrades(TryStatementSyntax)"/>
    /// <param name="statement">The statement.</param>
    /// <param name="onlyFailure">The exception that every failure of the dependency becomes, if there is one: who catches it catches everything.</param>
    public static bool Degrades(TryStatementSyntax statement, string? onlyFailure)
    {
        foreach (CatchClauseSyntax clause in statement.Catches)
        {
            bool rethrows = Throws(clause.Block);
            if (IsCatchAll(clause, onlyFailure))
            {
                return !rethrows && !(CompletesNormally(clause.Block) && IsFollowedByThrow(statement));
            }

            if (rethrows && clause.Declaration is { } declaration && RemoteFailureTypes.Contains(SimpleName(declaration.Type)))
            {
                return false;
            }
        }

        return false;
    }

    private static bool IsCatchAll(CatchClauseSyntax clause, string? onlyFailure) =>
        (clause.Declaration is null || SimpleName(clause.Declaration.Type) is var caught && (caught == "Exception" || caught == onlyFailure))
        && (clause.Filter is null || OnlyExcludesCancellation(clause.Filter.FilterExpression));

    private static bool OnlyExcludesCancellation(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => OnlyExcludesCancellation(inner),
        BinaryExpressionSyntax binary when binary.IsKind(SyntaxKind.LogicalAndExpression) || binary.IsKind(SyntaxKind.LogicalOrExpression) =>
            OnlyExcludesCancellation(binary.Left) && OnlyExcludesCancellation(binary.Right),
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression, Operand: var operand } => NamesCancellation(operand),
        IsPatternExpressionSyntax { Pattern: UnaryPatternSyntax { Pattern: var pattern } } => IsHarmlessPattern(pattern),
        _ => false,
    };

    private static bool NamesCancellation(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => NamesCancellation(inner),
        MemberAccessExpressionSyntax { Name.Identifier.ValueText: "IsCancellationRequested" } => true,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.IsExpression, Right: TypeSyntax type } => IsHarmlessToExclude(type),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } and =>
            NamesCancellation(and.Left) || NamesCancellation(and.Right),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalOrExpression } or =>
            NamesCancellation(or.Left) && NamesCancellation(or.Right),
        IsPatternExpressionSyntax { Pattern: var pattern } => IsHarmlessPattern(pattern),
        _ => false,
    };

    private static bool IsHarmlessPattern(PatternSyntax pattern) => pattern switch
    {
        ParenthesizedPatternSyntax { Pattern: var inner } => IsHarmlessPattern(inner),
        TypePatternSyntax { Type: var type } => IsHarmlessToExclude(type),
        ConstantPatternSyntax { Expression: TypeSyntax type } => IsHarmlessToExclude(type),
        ConstantPatternSyntax { Expression: MemberAccessExpressionSyntax access } => IsHarmlessName(access.Name.Identifier.ValueText),
        DeclarationPatternSyntax { Type: var type } => IsHarmlessToExclude(type),
        RecursivePatternSyntax { Type: { } type } => IsHarmlessToExclude(type),
        BinaryPatternSyntax { RawKind: (int)SyntaxKind.OrPattern } or => IsHarmlessPattern(or.Left) && IsHarmlessPattern(or.Right),
        _ => false,
    };

    private static bool IsHarmlessToExclude(TypeSyntax type) => IsHarmlessName(SimpleName(type));

    private static bool IsHarmlessName(string name) => CancellationTypes.Contains(name) || FatalTypes.Contains(name);

    private static bool Throws(BlockSyntax block) => OwnNodes(block).Any(node => node switch
    {
        ThrowStatementSyntax or ThrowExpressionSyntax => !IsUnderCancellationTest(node, block),
        InvocationExpressionSyntax invocation => CalledName(invocation).StartsWith("Throw", StringComparison.Ordinal)
            && CalledName(invocation) != "ThrowIfCancellationRequested",
        _ => false,
    });

    private static bool IsUnderCancellationTest(SyntaxNode node, BlockSyntax limit) =>
        node.Ancestors().TakeWhile(ancestor => ancestor != limit).OfType<IfStatementSyntax>()
            .Any(test => test.Statement.Span.Contains(node.Span) && NamesCancellation(test.Condition));

    private static bool CompletesNormally(BlockSyntax block) =>
        block.Statements.LastOrDefault() is not (ReturnStatementSyntax or ContinueStatementSyntax or BreakStatementSyntax or GotoStatementSyntax);

    private static bool IsFollowedByThrow(StatementSyntax statement)
    {
        for (SyntaxNode? node = statement; node is StatementSyntax; node = node.Parent)
        {
            if (node.Parent is BlockSyntax block
                && block.Statements.SkipWhile(sibling => sibling != node).Skip(1).Any(sibling => sibling is ThrowStatementSyntax))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The nodes that run as part of the node itself: lambdas and local functions run elsewhere.</summary>
    private static IEnumerable<SyntaxNode> OwnNodes(SyntaxNode node) =>
        node.DescendantNodes(child => child is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));

    private static string CalledName(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };

    private static string SimpleName(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax alias => alias.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
