using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>Edits that keep the layout of the file they are made in.</summary>
internal static class SourceEdits
{
    public static string NewLine(SourceText text)
    {
        foreach (TextLine line in text.Lines)
        {
            if (line.EndIncludingLineBreak > line.End)
            {
                return text.ToString(TextSpan.FromBounds(line.End, line.EndIncludingLineBreak));
            }
        }

        return "\n";
    }

    /// <summary>The white space in front of the line a node starts on.</summary>
    public static string Indentation(SourceText text, int position)
    {
        string line = text.Lines.GetLineFromPosition(position).ToString();
        return line.Substring(0, line.Length - line.TrimStart().Length);
    }

    /// <summary>The span with its lines, where nothing else stands on them.</summary>
    public static TextSpan WholeLines(SourceText text, TextSpan span)
    {
        TextLine first = text.Lines.GetLineFromPosition(span.Start);
        TextLine last = text.Lines.GetLineFromPosition(span.End);
        bool alone = string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(first.Start, span.Start)))
            && string.IsNullOrWhiteSpace(text.ToString(TextSpan.FromBounds(span.End, last.End)));
        return alone ? TextSpan.FromBounds(first.Start, last.EndIncludingLineBreak) : SpanWithBlanksBehind(text, span);
    }

    private static TextSpan SpanWithBlanksBehind(SourceText text, TextSpan span)
    {
        int end = span.End;
        while (end < text.Length && text[end] is ' ' or '\t')
        {
            end++;
        }

        return TextSpan.FromBounds(span.Start, end);
    }

    /// <summary>One step further in, in the manner of what is there.</summary>
    public static string IndentationUnit(string indentation) => indentation.IndexOf('\t') >= 0 ? "\t" : "    ";

    /// <summary>Adds a statement in the line after another one, behind a comment at its end.</summary>
    public static void InsertStatementAfter(FixPlan plan, SourceFile file, StatementSyntax statement, string added)
    {
        SyntaxToken last = statement.GetLastToken();
        plan.Insert(
            file.Document,
            EndBehindComment(file.Text, last),
            EndsLine(file.Text, last) ? NewLine(file.Text) + Indentation(file.Text, statement.SpanStart) + added : " " + added);
    }

    /// <summary>Where the line of a token ends, comment included; the end of the token where more code follows on the line.</summary>
    public static int EndBehindComment(SourceText text, SyntaxToken token) =>
        EndsLine(text, token) ? text.Lines.GetLineFromPosition(token.Span.End).End : token.Span.End;

    private static bool EndsLine(SourceText text, SyntaxToken token) =>
        token.TrailingTrivia.FullSpan.End >= text.Lines.GetLineFromPosition(token.Span.End).End;

    /// <summary>Adds a statement in the line before another one, below the comment that belongs to it.</summary>
    public static void InsertStatementBefore(FixPlan plan, SourceFile file, StatementSyntax statement, string added)
    {
        SourceText text = file.Text;
        int start = statement.SpanStart;
        TextLine line = text.Lines.GetLineFromPosition(start);
        string indentation = Indentation(text, start);
        bool startsLine = line.Start + indentation.Length == start;
        plan.Insert(file.Document, start, startsLine ? added + NewLine(text) + indentation : added + " ");
    }

    public static void AddUsing(FixPlan plan, SourceFile file, string space)
    {
        SourceText text = file.Text;
        CompilationUnitSyntax root = file.Root;
        string directive = $"using {space};";
        string newLine = NewLine(text);
        UsingDirectiveSyntax[] usings = root.Usings
            .Where(@using => @using.Alias is null && @using.StaticKeyword.RawKind == 0 && @using.GlobalKeyword.RawKind == 0)
            .ToArray();
        UsingDirectiveSyntax? before = usings.LastOrDefault(@using => string.CompareOrdinal(SortKey(@using.Name?.ToString() ?? ""), SortKey(space)) < 0);
        if (before is not null || usings.Length == 0)
        {
            SyntaxNode? previous = before ?? (SyntaxNode?)root.Usings.LastOrDefault() ?? root.Externs.LastOrDefault();
            if (previous is not null)
            {
                plan.Insert(file.Document, text.Lines.GetLineFromPosition(previous.Span.End).End, newLine + directive);
                return;
            }

            int start = root.GetFirstToken(includeZeroWidth: true).SpanStart;
            plan.Insert(file.Document, start, directive + newLine + newLine);
            return;
        }

        plan.Insert(file.Document, usings[0].SpanStart, directive + newLine);
    }

    /// <summary>System first, as the formatters sort by default.</summary>
    private static string SortKey(string space) => (space == "System" || space.StartsWith("System.", StringComparison.Ordinal) ? "0" : "1") + space;
}
