using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3003: rejects with the status that clients understand.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MisleadingRejectionCodeFixProvider))]
public sealed class MisleadingRejectionCodeFixProvider : SingleCodeFixProvider
{
    public MisleadingRejectionCodeFixProvider()
        : base(DiagnosticIds.MisleadingRejection, "HA3003.TooManyRequests", "Answer 429 (too many requests)")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        plan.Replace(file.Document, node.Span, "429");
    }
}
