using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.CodeFixes.Planning;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>The plainest value of a type as an expression: empty, null, default, or a new object made of such values.</summary>
internal static class PlainValues
{
    private const int MaxDepth = 3;

    public static string? Find(SourceFile file, ITypeSymbol type, int position) => Find(file, type, position, depth: 0);

    private static string? Find(SourceFile file, ITypeSymbol type, int position, int depth)
    {
        if (type.NullableAnnotation == NullableAnnotation.Annotated || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            return "null";
        }

        if (EmptyValues.Find(type, file.Model.Compilation) is { } empty)
        {
            bool knowsCollectionExpressions = file.Root.SyntaxTree.Options is CSharpParseOptions { LanguageVersion: >= LanguageVersion.CSharp12 };
            return knowsCollectionExpressions && TakesCollectionExpression(type) ? "[]" : empty.Expression;
        }

        if (type.IsValueType)
        {
            return "default";
        }

        return type is INamedTypeSymbol { TypeKind: TypeKind.Class, IsAbstract: false } named && depth < MaxDepth
            ? New(file, named, position, depth)
            : null;
    }

    private static bool TakesCollectionExpression(ITypeSymbol type) =>
        type is IArrayTypeSymbol
        || type.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic"
            && type.Name is "IEnumerable" or "IReadOnlyCollection" or "IReadOnlyList" or "ICollection" or "IList" or "List" or "HashSet";

    private static string? New(SourceFile file, INamedTypeSymbol type, int position, int depth)
    {
        if (HasRequiredMembers(type))
        {
            return null;
        }

        // What a constructor with parameters thinks of plain values is unknown, except that of a record.
        foreach (IMethodSymbol constructor in type.InstanceConstructors
            .Where(constructor => file.Model.IsAccessible(position, constructor) && !IsCopy(constructor, type))
            .Where(constructor => constructor.Parameters.IsEmpty || type.IsRecord)
            .OrderBy(constructor => constructor.Parameters.Length))
        {
            List<string?> arguments = constructor.Parameters
                .Where(parameter => !parameter.IsOptional && !parameter.IsParams)
                .Select(parameter => parameter.RefKind == RefKind.None ? Find(file, parameter.Type, position, depth + 1) : null)
                .ToList();
            if (arguments.All(argument => argument is not null))
            {
                return $"new {type.ToMinimalDisplayString(file.Model, position)}({string.Join(", ", arguments)})";
            }
        }

        return null;
    }

    private static bool IsCopy(IMethodSymbol constructor, INamedTypeSymbol type) =>
        constructor.Parameters.Length == 1 && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, type);

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers().Any(member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return true;
            }
        }

        return false;
    }
}
