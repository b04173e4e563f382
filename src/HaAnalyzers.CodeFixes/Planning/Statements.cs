using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>Treats blocks, switch sections and top-level statements alike.</summary>
internal static class Statements
{
    /// <summary>The statement a node runs in, as a member of a list; <see langword="null"/> in expression bodies.</summary>
    public static StatementSyntax? Listed(SyntaxNode node)
    {
        for (SyntaxNode? current = node; current is not null; current = current.Parent)
        {
            switch (current)
            {
                case StatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax or GlobalStatementSyntax } statement and not BlockSyntax:
                    return statement;
                case AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax or ArrowExpressionClauseSyntax when current != node:
                    return null;
                default:
                    break;
            }
        }

        return null;
    }

    /// <summary>The list a statement stands in.</summary>
    public static IReadOnlyList<StatementSyntax> Siblings(StatementSyntax statement) => statement.Parent switch
    {
        BlockSyntax block => block.Statements,
        SwitchSectionSyntax section => section.Statements,
        GlobalStatementSyntax { Parent: CompilationUnitSyntax unit } => unit.Members.OfType<GlobalStatementSyntax>().Select(global => global.Statement).ToList(),
        _ => new[] { statement },
    };

    /// <summary>The statement around the list a statement stands in, within the same function.</summary>
    public static StatementSyntax? Outer(StatementSyntax statement) =>
        statement.Parent is BlockSyntax { Parent: StatementSyntax and not LocalFunctionStatementSyntax } or SwitchSectionSyntax
            ? Listed(statement.Parent.Parent!)
            : null;
}
