using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3001: adds the shedder at the front of the pipeline, where HaAnalyzers.AspNetCore is referenced.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingLoadSheddingCodeFixProvider))]
public sealed class MissingLoadSheddingCodeFixProvider : SingleCodeFixProvider
{
    private static readonly string[] Extensions =
    {
        "Microsoft.Extensions.DependencyInjection.LoadSheddingServiceCollectionExtensions",
        "Microsoft.AspNetCore.Builder.LoadSheddingApplicationBuilderExtensions",
    };

    public MissingLoadSheddingCodeFixProvider()
        : base(DiagnosticIds.MissingLoadShedding, "HA3001.UseLoadShedding", "Shed load before it queues")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        INamedTypeSymbol?[] extensions = Extensions.Select(name => file.Model.Compilation.GetBestTypeByMetadataName(name)).ToArray();
        if (extensions.Any(extension => extension is null)
            || node.FirstAncestorOrSelf<InvocationExpressionSyntax>() is not { Expression: MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax application } } run
            || Statements.Listed(run) is not { } statement
            || Creation(statement, application.Identifier.ValueText) is not { } creation
            || Builder(creation) is not { } builder)
        {
            return;
        }

        SourceEdits.InsertStatementBefore(plan, file, creation, $"{builder}.Services.AddLoadShedding();");
        SourceEdits.InsertStatementAfter(plan, file, creation, $"{application}.UseLoadShedding();");
        foreach (INamedTypeSymbol extension in extensions.OfType<INamedTypeSymbol>().Where(type => !file.IsImported(type, creation.SpanStart)))
        {
            SourceEdits.AddUsing(plan, file, extension.ContainingNamespace.ToDisplayString());
        }
    }

    private static LocalDeclarationStatementSyntax? Creation(StatementSyntax run, string application) => Statements.Siblings(run)
        .OfType<LocalDeclarationStatementSyntax>()
        .FirstOrDefault(declaration => declaration.Declaration.Variables is { Count: 1 } variables && variables[0].Identifier.ValueText == application);

    /// <summary>The builder in <c>var app = builder.Build()</c>.</summary>
    private static IdentifierNameSyntax? Builder(LocalDeclarationStatementSyntax creation) =>
        creation.Declaration.Variables[0].Initializer?.Value is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Build", Expression: IdentifierNameSyntax builder },
        }
            ? builder
            : null;
}
