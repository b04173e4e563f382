using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

internal static class TypeSyntaxes
{
    /// <summary>The name of a type as it is written, without what it is qualified with and without type arguments.</summary>
    public static string NameOf(TypeSyntax type) => type switch
    {
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        QualifiedNameSyntax { Right: var right } => right.Identifier.ValueText,
        AliasQualifiedNameSyntax { Name: var name } => name.Identifier.ValueText,
        _ => type.GetLastToken().ValueText,
    };
}
