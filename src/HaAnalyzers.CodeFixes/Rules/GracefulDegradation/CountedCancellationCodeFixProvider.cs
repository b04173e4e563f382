using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1010: leaves cancellation out of what is handled.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CountedCancellationCodeFixProvider))]
public sealed class CountedCancellationCodeFixProvider : SingleCodeFixProvider
{
    internal const string Key = "HA1010.Exclude";

    public CountedCancellationCodeFixProvider()
        : base(DiagnosticIds.CountedCancellation, Key, "Exclude cancellation")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (file.Root.SyntaxTree.Options is not CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp9 })
        {
            return;
        }

        if (node.FirstAncestorOrSelf<CatchClauseSyntax>(clause => !clause.Block.Span.Contains(node.Span)) is { } clause)
        {
            PlanCatch(plan, file, clause);
        }
        else if (node is GenericNameSyntax name && name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { ArgumentList.Arguments.Count: 0 } handle)
        {
            PlanHandle(plan, file, name, handle);
        }
        else if (node.FirstAncestorOrSelf<LambdaExpressionSyntax>() is { ExpressionBody: { } body } predicate)
        {
            PlanPredicate(plan, file, predicate, body);
        }
    }

    private static void PlanHandle(FixPlan plan, SourceFile file, GenericNameSyntax name, InvocationExpressionSyntax handle)
    {
        // In scope wherever the exception type is written, as both lie in System.
        string prefix = name.TypeArgumentList.Arguments[0] is QualifiedNameSyntax qualified ? qualified.Left + "." : "";
        plan.Insert(
            file.Document,
            handle.ArgumentList.OpenParenToken.Span.End,
            $"exception => exception is not {prefix}OperationCanceledException {{ InnerException: not {prefix}TimeoutException }}");
    }

    private static void PlanPredicate(FixPlan plan, SourceFile file, LambdaExpressionSyntax predicate, ExpressionSyntax body)
    {
        string? arguments = predicate switch
        {
            SimpleLambdaExpressionSyntax { Parameter.Identifier.Text: var name } => name,
            ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: [{ Identifier.Text: var name }] } => name,
            _ => null,
        };
        ExpressionSyntax? answer = body switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var value }] } => value,
            BaseObjectCreationExpressionSyntax { ArgumentList.Arguments: [{ Expression: var value }] } => value,
            _ => null,
        };
        if (arguments is null or "_" || answer is null)
        {
            return;
        }

        plan.Replace(file.Document, answer.Span, And(answer, $"!{arguments}.Context.CancellationToken.IsCancellationRequested"));
    }

    private static void PlanCatch(FixPlan plan, SourceFile file, CatchClauseSyntax clause)
    {
        if (clause.Parent is not TryStatementSyntax statement || Token(statement) is not { } token)
        {
            return;
        }

        string condition = $"!{token}.IsCancellationRequested";
        if (clause.Filter is { FilterExpression: var filter })
        {
            plan.Replace(file.Document, filter.Span, And(filter, condition));
        }
        else
        {
            plan.Insert(file.Document, clause.Declaration?.Span.End ?? clause.CatchKeyword.Span.End, $" when ({condition})");
        }
    }

    /// <summary>The one token that is handed to the calls; several need a decision.</summary>
    private static string? Token(TryStatementSyntax statement)
    {
        string[] handed = statement.Block.DescendantNodes()
            .OfType<ArgumentSyntax>()
            .Select(argument => argument.Expression)
            .OfType<IdentifierNameSyntax>()
            .Select(identifier => identifier.Identifier.Text)
            .Where(IsTokenParameter)
            .Distinct()
            .ToArray();
        return handed.Length == 1 ? handed[0] : null;

        bool IsTokenParameter(string name) => statement.Ancestors().OfType<BaseMethodDeclarationSyntax>().Any(method =>
            method.ParameterList.Parameters.Any(parameter => parameter.Identifier.Text == name && parameter.Type?.GetLastToken().Text == "CancellationToken"));
    }

    private static string And(ExpressionSyntax left, string right) =>
        left is BinaryExpressionSyntax binary && !binary.IsKind(SyntaxKind.LogicalAndExpression) && !IsComparison(binary)
        || left is ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax
            ? $"({left}) && {right}"
            : $"{left} && {right}";

    private static bool IsComparison(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression or SyntaxKind.IsExpression;
}
