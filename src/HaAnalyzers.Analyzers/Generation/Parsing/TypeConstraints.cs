using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Writes the constraints of a generic method the way its declaration has them.</summary>
internal static class TypeConstraints
{
    public static IEnumerable<string> Format(IMethodSymbol method) =>
        from parameter in method.TypeParameters
        let constraints = Of(parameter).ToList()
        where constraints.Count > 0
        select $"where {SymbolFormats.Escape(parameter.Name)} : {string.Join(", ", constraints)}";

    private static IEnumerable<string> Of(ITypeParameterSymbol parameter)
    {
        if (parameter.HasUnmanagedTypeConstraint)
        {
            yield return "unmanaged";
        }
        else if (parameter.HasValueTypeConstraint)
        {
            yield return "struct";
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            yield return parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
        }
        else if (parameter.HasNotNullConstraint)
        {
            yield return "notnull";
        }

        foreach (ITypeSymbol type in parameter.ConstraintTypes)
        {
            yield return type.ToDisplayString(SymbolFormats.Qualified);
        }

        if (parameter.HasConstructorConstraint)
        {
            yield return "new()";
        }
    }
}
