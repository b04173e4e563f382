using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1009: moves a fallback in front of the strategies that it defeats, within one chain.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefeatedStrategyCodeFixProvider))]
public sealed class DefeatedStrategyCodeFixProvider : SingleCodeFixProvider
{
    internal const string Key = "HA1009.FallbackOutside";

    public DefeatedStrategyCodeFixProvider()
        : base(DiagnosticIds.DefeatedStrategy, Key, "Put the fallback outside")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { } fallback || Name(fallback) != "AddFallback")
        {
            return;
        }

        InvocationExpressionSyntax? outermost = null;
        for (ExpressionSyntax? chain = Receiver(fallback); chain is InvocationExpressionSyntax outer; chain = Receiver(outer))
        {
            if (Name(outer) is "AddRetry" or "AddCircuitBreaker")
            {
                outermost = outer;
            }
        }

        if (outermost is null)
        {
            return;
        }

        bool byLines = IsOnOwnLine(fallback) && IsOnOwnLine(outermost);
        TextSpan link = Link(fallback, byLines);
        plan.Insert(file.Document, Link(outermost, byLines).Start, file.Text.ToString(link));
        plan.Replace(file.Document, link, "");
    }

    private static string? Name(InvocationExpressionSyntax invocation) => (invocation.Expression as MemberAccessExpressionSyntax)?.Name.Identifier.ValueText;

    private static ExpressionSyntax? Receiver(InvocationExpressionSyntax invocation) => (invocation.Expression as MemberAccessExpressionSyntax)?.Expression;

    private static SyntaxToken Dot(InvocationExpressionSyntax invocation) => ((MemberAccessExpressionSyntax)invocation.Expression).OperatorToken;

    private static bool IsOnOwnLine(InvocationExpressionSyntax invocation) =>
        EndsLine(Dot(invocation).GetPreviousToken()) && EndsLine(invocation.GetLastToken());

    private static bool EndsLine(SyntaxToken token) => token.TrailingTrivia.Any(SyntaxKind.EndOfLineTrivia);

    /// <summary>The call with its dot, without what it is chained to; as a line with its comment where it stands alone.</summary>
    private static TextSpan Link(InvocationExpressionSyntax invocation, bool byLines) => byLines
        ? TextSpan.FromBounds(Dot(invocation).FullSpan.Start, invocation.GetLastToken().FullSpan.End)
        : TextSpan.FromBounds(Dot(invocation).SpanStart, invocation.Span.End);
}
