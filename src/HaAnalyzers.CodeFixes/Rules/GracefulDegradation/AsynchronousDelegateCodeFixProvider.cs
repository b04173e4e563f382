using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Resilience;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>HA1014: lets the pipeline await the delegate; a synchronous policy has no member that could.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AsynchronousDelegateCodeFixProvider))]
public sealed class AsynchronousDelegateCodeFixProvider : SingleCodeFixProvider
{
    internal const string Key = "HA1014.ExecuteAsync";

    public AsynchronousDelegateCodeFixProvider()
        : base(DiagnosticIds.AsynchronousDelegate, Key, "Await 'ExecuteAsync'")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } syntax
            && file.Model.GetOperation(syntax, cancellationToken) is IInvocationOperation execution)
        {
            Plan(plan, file, diagnostic.Location.SourceSpan, syntax, execution);
        }
    }

    private static void Plan(FixPlan plan, SourceFile file, TextSpan name, InvocationExpressionSyntax syntax, IInvocationOperation execution)
    {
        if (execution.TargetMethod is not { Name: "Execute", ContainingType: { IsGenericType: false } container }
            || !PollyApi.IsPipeline(container)
            || Callback(syntax, execution) is not { } callback
            || callback.ForPipeline() is not { } awaited
            || ForResult(syntax, callback.IsTask) is not { } result)
        {
            return;
        }

        plan.Replace(file.Document, name, "ExecuteAsync");
        plan.Replace(file.Document, callback.Syntax.Span, awaited);
        plan.Insert(file.Document, result.Position, result.Text);
    }

    private static AwaitedCallback? Callback(InvocationExpressionSyntax syntax, IInvocationOperation execution)
    {
        IArgumentOperation? argument = execution.Arguments.FirstOrDefault(candidate => candidate.Parameter?.Name == "callback");
        return argument?.Syntax is ArgumentSyntax { Expression: var expression }
            && argument.Parameter?.Type is INamedTypeSymbol { DelegateInvokeMethod: { } signature }
            && DeferredCalls.IsTask(signature.ReturnType)
            && syntax.ArgumentList.Arguments.Any(candidate => candidate.Expression == expression)
                ? new AwaitedCallback(expression, signature)
                : null;
    }

    /// <summary>What keeps the use of the result right: an <c>await</c> in front, <c>AsTask()</c> behind, or nothing.</summary>
    private static (int Position, string Text)? ForResult(InvocationExpressionSyntax execution, bool wasTask)
    {
        if (execution.Parent is ExpressionStatementSyntax statement)
        {
            return IsInAsynchronousCode(statement) ? (execution.SpanStart, "await ") : null;
        }

        bool isAwaited = execution.Parent is AwaitExpressionSyntax
            || (execution.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait", Parent.Parent: AwaitExpressionSyntax });
        return (execution.Span.End, isAwaited || !wasTask ? "" : ".AsTask()");
    }

    private static bool IsInAsynchronousCode(SyntaxNode node)
    {
        foreach (SyntaxNode ancestor in node.Ancestors())
        {
            switch (ancestor)
            {
                case AnonymousFunctionExpressionSyntax lambda:
                    return lambda.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax local:
                    return local.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case GlobalStatementSyntax:
                    return true;
                case MemberDeclarationSyntax member:
                    return member.Modifiers.Any(SyntaxKind.AsyncKeyword);
                default:
                    break;
            }
        }

        return false;
    }
}
