using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>Goes on with a chain of calls in the manner of the chain.</summary>
internal static class FluentChains
{
    /// <param name="plan">Gets the edit.</param>
    /// <param name="file">Where the chain stands.</param>
    /// <param name="chain">The whole chain.</param>
    /// <param name="call">What to add, without the dot.</param>
    public static void Append(FixPlan plan, SourceFile file, ExpressionSyntax chain, string call) =>
        plan.Insert(file.Document, chain.Span.End, $"{Separator(file.Text, chain)}.{call}");

    /// <summary>The dot of one more call behind a call that others may follow, in the manner of those.</summary>
    public static string DotBehind(SourceText text, ExpressionSyntax call) =>
        call.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } ? Separator(text, next) + "." : ".";

    /// <summary>A chain with a call on each line goes on that way.</summary>
    private static string Separator(SourceText text, ExpressionSyntax chain)
    {
        if (chain is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { OperatorToken: var dot } })
        {
            return "";
        }

        string indentation = SourceEdits.Indentation(text, dot.SpanStart);
        bool startsLine = text.Lines.GetLineFromPosition(dot.SpanStart).Start + indentation.Length == dot.SpanStart;
        return startsLine ? SourceEdits.NewLine(text) + indentation : "";
    }
}
