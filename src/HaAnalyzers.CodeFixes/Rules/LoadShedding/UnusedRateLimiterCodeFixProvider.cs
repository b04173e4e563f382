using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3002: puts the limiter into the pipeline that the same file sets up, before its first endpoint.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnusedRateLimiterCodeFixProvider))]
public sealed class UnusedRateLimiterCodeFixProvider : PlannedCodeFixProvider
{
    private static readonly FixOption Option = new("HA3002.UseRateLimiter", "Add 'UseRateLimiter()' before the endpoints");

    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(DiagnosticIds.UnusedRateLimiter);

    private protected override Task<IEnumerable<FixOption>> GetOptionsAsync(
        Document document, Diagnostic diagnostic, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<FixOption>>(new[] { Option });

    private protected override async Task PlanAsync(
        FixPlan plan, Document document, ImmutableArray<Diagnostic> diagnostics, string equivalenceKey, CancellationToken cancellationToken)
    {
        if (await SourceFile.LoadAsync(document, cancellationToken).ConfigureAwait(false) is not { } file)
        {
            return;
        }

        bool isRegistered = diagnostics.Any(diagnostic =>
            file.Root.FindNode(diagnostic.Location.SourceSpan).ToString().StartsWith("AddRateLimiter", StringComparison.Ordinal));
        if (isRegistered && FindEndpoint(file, cancellationToken) is (StatementSyntax statement, string application))
        {
            SourceEdits.InsertStatementBefore(plan, file, statement, $"{application}.UseRateLimiter();");
        }
    }

    /// <summary>The first statement that maps something on a web application, or runs it.</summary>
    private static (StatementSyntax Statement, string Application)? FindEndpoint(SourceFile file, CancellationToken cancellationToken)
    {
        foreach (MemberAccessExpressionSyntax access in file.Root.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
        {
            string name = access.Name.Identifier.ValueText;
            if ((name.StartsWith("Map", StringComparison.Ordinal) || name is "Run" or "RunAsync")
                && access.Expression is IdentifierNameSyntax application
                && file.Model.GetTypeInfo(application, cancellationToken).Type?.Name == "WebApplication"
                && access.FirstAncestorOrSelf<StatementSyntax>() is { } statement)
            {
                return (statement, application.Identifier.ValueText);
            }
        }

        return null;
    }
}
