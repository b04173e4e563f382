using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3005: bounds a channel; what is full makes the producer wait.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnboundedQueueCodeFixProvider))]
public sealed class UnboundedQueueCodeFixProvider : PlannedCodeFixProvider
{
    private static readonly FixOption Option = new("HA3005.CreateBounded", "Use a bounded channel");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.UnboundedQueue);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<FixOption>>(new[] { Option });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return;
        }

        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is
                {
                    Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { Identifier: { ValueText: "CreateUnbounded" } name } },
                    ArgumentList: { } arguments,
                }
                && Options(arguments) is { } options)
            {
                plan.Replace(document, name.Span, "CreateBounded");
                plan.Replace(document, arguments.Span, options);
            }
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
