using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3005: bounds a channel; what is full makes the producer wait.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedQueueCodeFixProvider))]
public sealed class UnboundedQueueCodeFixProvider : SingleCodeFixProvider
{
    public UnboundedQueueCodeFixProvider()
        : base(DiagnosticIds.UnboundedQueue, "HA3005.CreateBounded", "Use a bounded channel")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is
            {
                Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier: { ValueText: "CreateUnbounded" } name } },
                ArgumentList: { } arguments,
            }
            && Options(arguments) is { } options)
        {
            plan.Replace(file.Document, name.Span, "CreateBounded");
            plan.Replace(file.Document, arguments.Span, options);
        }
    }

    /// <summary>A thousand is a start: enough for a burst, little enough to notice.</summary>
    private static string? Options(ArgumentListSyntax arguments) => arguments.Arguments switch
    {
        [] => "(1_000)",
        [{ Expression: ObjectCreationExpressionSyntax { Initializer: { } initializer } }] => $"(new BoundedChannelOptions(1_000) {initializer.WithoutTrivia()})",
        [{ Expression: ImplicitObjectCreationExpressionSyntax { Initializer: { } initializer } }] => $"(new BoundedChannelOptions(1_000) {initializer.WithoutTrivia()})",
        _ => null,
    };
}
