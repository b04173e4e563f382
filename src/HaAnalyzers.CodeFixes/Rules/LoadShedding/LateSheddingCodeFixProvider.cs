using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3006: starts earlier.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LateSheddingCodeFixProvider))]
public sealed class LateSheddingCodeFixProvider : SingleCodeFixProvider
{
    public LateSheddingCodeFixProvider()
        : base(DiagnosticIds.LateShedding, "HA3006.Earlier", "Start to shed at 75 %")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        plan.Replace(file.Document, node.Span, "0.75");
    }
}
