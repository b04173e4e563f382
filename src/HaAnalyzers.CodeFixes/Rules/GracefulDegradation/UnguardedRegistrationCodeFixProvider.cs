using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Calls <c>GuardNonCriticalDependencies()</c> once, where the registrations end.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnguardedRegistrationCodeFixProvider))]
public sealed class UnguardedRegistrationCodeFixProvider : PlannedCodeFixProvider
{
    internal const string GuardKey = "HA1002.GuardNonCriticalDependencies";

    private const string Call = ".GuardNonCriticalDependencies()";

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.UnguardedRegistration);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) =>
        Task.FromResult<IEnumerable<FixOption>>(new[] { new FixOption(GuardKey, "Call 'GuardNonCriticalDependencies()' after the registrations") });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file
            || file.Model.Compilation.GetBestTypeByMetadataName(Composition.GuardMethodType) is null)
        {
            return;
        }

        foreach (Diagnostic diagnostic in diagnostics)
        {
            SyntaxNode name = file.Root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);
            if (name.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call)
            {
                await PlanAsync(plan, file, call, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static async Task PlanAsync(FixPlan plan, SourceFile file, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        ExpressionSyntax? services = ServiceCollections.Root(call, file.Model, cancellationToken);
        StatementSyntax? statement = Statements.Listed(call);
        if (services is null || statement is null or ReturnStatementSyntax || ServiceCollections.Builds(statement))
        {
            PlanChain(plan, file, call, cancellationToken);
            return;
        }

        statement = ServiceCollections.Outermost(statement, services, file.Model, cancellationToken);
        bool isCompositionRoot = Statements.Siblings(statement).Any(ServiceCollections.Builds);
        if (!isCompositionRoot
            && await HostBuild.FindAsync(file.Document.Project, cancellationToken).ConfigureAwait(false) is { } build
            && await SourceFile.LoadAsync(build.Document, cancellationToken).ConfigureAwait(false) is { } buildFile)
        {
            SourceEdits.InsertStatementBefore(plan, buildFile, build.Statement, build.Builder + ".Services" + Call + ";");
            PlanUsing(plan, buildFile, build.Statement.SpanStart);
            return;
        }

        StatementSyntax last = ServiceCollections.LastRegistration(statement, services);
        SourceEdits.InsertStatementAfter(plan, file, last, services + Call + ";");
        PlanUsing(plan, file, call.SpanStart);
    }

    /// <summary>Without a statement of its own the call joins the chain, behind the last element that still is the services.</summary>
    private static void PlanChain(FixPlan plan, SourceFile file, InvocationExpressionSyntax call, CancellationToken cancellationToken)
    {
        InvocationExpressionSyntax? last = null;
        for (SyntaxNode? node = call; node is InvocationExpressionSyntax or MemberAccessExpressionSyntax; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax invocation && ServiceCollections.IsServices(invocation, file.Model, cancellationToken))
            {
                last = invocation;
            }
        }

        if (last is not null)
        {
            plan.Insert(file.Document, last.Span.End, Separator(last, file.Text) + Call);
            PlanUsing(plan, file, call.SpanStart);
        }
    }

    /// <summary>A chain that has one call in each line gets a line more.</summary>
    private static string Separator(InvocationExpressionSyntax last, SourceText text)
    {
        if (last.Expression is not MemberAccessExpressionSyntax { OperatorToken.SpanStart: var dot })
        {
            return "";
        }

        string indentation = SourceEdits.Indentation(text, dot);
        bool startsLine = text.Lines.GetLineFromPosition(dot).Start + indentation.Length == dot;
        return startsLine ? SourceEdits.NewLine(text) + indentation : "";
    }

    private static void PlanUsing(FixPlan plan, SourceFile file, int position)
    {
        if (file.Model.Compilation.GetBestTypeByMetadataName(Composition.GuardMethodType) is { } extensions && !file.IsImported(extensions, position))
        {
            SourceEdits.AddUsing(plan, file, extensions.ContainingNamespace.ToDisplayString());
        }
    }
}
