using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Planning;

/// <summary>Puts attributes on the declaration of a member.</summary>
internal static class MemberAttributes
{
    /// <param name="attributes">Each attribute type with its argument list as text.</param>
    public static void Plan(FixPlan plan, SourceFile file, ISymbol member, params (INamedTypeSymbol? Type, string Arguments)[] attributes)
    {
        SyntaxNode? declaration = member.DeclaringSyntaxReferences
            .FirstOrDefault(reference => reference.SyntaxTree == file.Root.SyntaxTree)?.GetSyntax();
        if (declaration is null || attributes.Any(attribute => attribute.Type is null))
        {
            return;
        }

        int start = declaration.SpanStart;
        TextLine line = file.Text.Lines.GetLineFromPosition(start);
        string indentation = SourceEdits.Indentation(file.Text, start);
        string separator = line.Start + indentation.Length == start ? SourceEdits.NewLine(file.Text) + indentation : " ";
        plan.Insert(
            file.Document,
            start,
            string.Concat(attributes.Select(attribute => $"[{Name(file, attribute.Type!, start)}{attribute.Arguments}]{separator}")));
    }

    private static string Name(SourceFile file, INamedTypeSymbol attribute, int position)
    {
        string name = attribute.ToMinimalDisplayString(file.Model, position);
        const string Suffix = "Attribute";
        return name.EndsWith(Suffix, System.StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name;
    }
}
