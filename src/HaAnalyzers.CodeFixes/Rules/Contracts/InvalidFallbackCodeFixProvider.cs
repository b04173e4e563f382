using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.Contracts;

/// <summary>HA0003: declares the fallback method that <c>[FallbackMethod]</c> names and that does not exist.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(InvalidFallbackCodeFixProvider))]
public sealed class InvalidFallbackCodeFixProvider : PlannedCodeFixProvider
{
    internal const string Key = "HA0003.CreateFallbackMethod";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.InvalidFallback);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        IEnumerable<FixOption> options = diagnostic.Properties.TryGetValue(FallbackMethodParser.MissingMethod, out string? method)
            ? new[] { new FixOption(Key, $"Create fallback method '{method}'") }
            : Enumerable.Empty<FixOption>();
        return Task.FromResult(options);
    }

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        SemanticModel model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        SyntaxNode root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (KnownSymbols.Create(model.Compilation) is not { } symbols)
        {
            return;
        }

        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode node = root.FindNode(diagnostic.Location.SourceSpan);
            ISymbol? member = node.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration
                ? model.GetDeclaredSymbol(declaration, cancellationToken)
                : null;
            INamedTypeSymbol? type = node.DescendantNodesAndSelf().OfType<TypeOfExpressionSyntax>().FirstOrDefault() is { } typeOf
                ? model.GetTypeInfo(typeOf.Type, cancellationToken).Type as INamedTypeSymbol
                : null;
            if (member is not null
                && type is not null
                && diagnostic.Properties.TryGetValue(FallbackMethodParser.MissingMethod, out string? name)
                && FallbackStub.Format(name!, member, symbols) is { } stub)
            {
                await InsertAsync(plan, document.Project.Solution, type, stub, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task InsertAsync(
        FixPlan plan, Solution solution, INamedTypeSymbol type, string stub, CancellationToken cancellationToken)
    {
        foreach (SyntaxReference reference in type.DeclaringSyntaxReferences)
        {
            if (solution.GetDocument(reference.SyntaxTree) is not { } document
                || await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is not TypeDeclarationSyntax declaration
                || declaration.CloseBraceToken.IsMissing
                || declaration.CloseBraceToken.Span.IsEmpty)
            {
                continue;
            }

            SourceText text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            string newLine = SourceEdits.NewLine(text);
            string indentation = SourceEdits.Indentation(text, declaration.SpanStart);
            bool isFirst = declaration.Members.Count == 0;
            int position = SourceEdits.EndBehindComment(text, isFirst ? declaration.OpenBraceToken : declaration.Members.Last().GetLastToken());
            plan.Insert(document, position, $"{(isFirst ? "" : newLine)}{newLine}{indentation}    {stub}");
            return;
        }
    }
}
