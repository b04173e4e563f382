using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.LoadShedding;

/// <summary>HA3008: says when to come back: as the limiter knows it, else in a few seconds.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingRetryAfterCodeFixProvider))]
public sealed class MissingRetryAfterCodeFixProvider : SingleCodeFixProvider
{
    private static readonly string[] UsedTypes = { "System.Math", "System.Threading.RateLimiting.MetadataName" };

    public MissingRetryAfterCodeFixProvider()
        : base(DiagnosticIds.MissingRetryAfter, "HA3008.RetryAfter", "Set 'Retry-After' when a request is rejected")
    {
    }

    private protected override void Plan(FixPlan plan, SourceFile file, Diagnostic diagnostic, SyntaxNode node, CancellationToken cancellationToken)
    {
        if (node.FirstAncestorOrSelf<InvocationExpressionSyntax>()?.ArgumentList.Arguments.LastOrDefault()?.Expression is not LambdaExpressionSyntax lambda
            || Parameter(lambda) is not { } options
            || lambda.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == "OnRejected"))
        {
            return;
        }

        string newLine = SourceEdits.NewLine(file.Text);
        string outer = SourceEdits.Indentation(file.Text, lambda.SpanStart);
        string inner = outer + SourceEdits.IndentationUnit(outer);
        if (lambda.Block is { } block && !IsOnOneLine(file, block))
        {
            plan.Insert(file.Document, block.OpenBraceToken.Span.End, newLine + OnRejected(options, inner, newLine));
        }
        else
        {
            string[] statements = lambda.Block is { } line ? line.Statements.Select(statement => statement.ToString()).ToArray() : new[] { lambda.ExpressionBody + ";" };
            plan.Replace(
                file.Document,
                TextSpan.FromBounds(lambda.ArrowToken.Span.End, lambda.Span.End),
                string.Concat(
                    newLine + outer + "{" + newLine + OnRejected(options, inner, newLine),
                    string.Concat(statements.Select(statement => newLine + inner + statement)),
                    newLine + outer + "}"));
        }

        foreach (INamedTypeSymbol type in UsedTypes.Select(name => file.Model.Compilation.GetBestTypeByMetadataName(name)).OfType<INamedTypeSymbol>())
        {
            if (!file.IsImported(type, lambda.SpanStart))
            {
                SourceEdits.AddUsing(plan, file, type.ContainingNamespace.ToDisplayString());
            }
        }
    }

    private static bool IsOnOneLine(SourceFile file, SyntaxNode node) =>
        file.Text.Lines.IndexOf(node.SpanStart) == file.Text.Lines.IndexOf(node.Span.End);

    private static string? Parameter(LambdaExpressionSyntax lambda) => lambda switch
    {
        SimpleLambdaExpressionSyntax simple => simple.Parameter.Identifier.ValueText,
        ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters: { Count: 1 } parameters } => parameters[0].Identifier.ValueText,
        _ => null,
    };

    private static string OnRejected(string options, string indentation, string newLine)
    {
        string unit = SourceEdits.IndentationUnit(indentation);
        string[] lines =
        {
            $"{options}.OnRejected = (context, _) =>",
            "{",
            unit + "context.HttpContext.Response.Headers.RetryAfter =",
            unit + unit + "context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? $\"{Math.Ceiling(wait.TotalSeconds)}\" : \"5\";",
            unit + "return default;",
            "};",
        };
        return string.Join(newLine, lines.Select(line => indentation + line));
    }
}
