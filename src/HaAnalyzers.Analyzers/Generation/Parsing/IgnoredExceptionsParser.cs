using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Reads <c>IgnoredExceptions</c> of <c>[NonCritical]</c>; what is no exception type is HA0005 and left out.</summary>
internal sealed class IgnoredExceptionsParser(KnownSymbols symbols, List<ContractProblem> problems)
{
    private const string Option = "IgnoredExceptions";

    /// <summary>The statement that sets the option, or nothing.</summary>
    public IEnumerable<string> Parse(AttributeData declaration, Location location)
    {
        ImmutableArray<TypedConstant> values = ContractAttributes.Named(declaration, Option) is { Kind: TypedConstantKind.Array, IsNull: false } array
            ? array.Values
            : ImmutableArray<TypedConstant>.Empty;
        var types = new List<string>();
        foreach (TypedConstant value in values)
        {
            if (value.Value is not ITypeSymbol type || type.TypeKind == TypeKind.Error)
            {
                continue;
            }

            if (Find(type) is { } obstacle)
            {
                problems.Add(new ContractProblem(
                    DiagnosticIds.OptionOutOfRange, AttributeLocations.OfArgument(declaration, Option, location), Option, obstacle));
            }
            else
            {
                types.Add($"typeof({type.ToDisplayString(SymbolFormats.Qualified)})");
            }
        }

        return types.Count == 0 ? [] : [$"{Option} = new global::System.Type[] {{ {string.Join(", ", types)} }}"];
    }

    private string? Find(ITypeSymbol type)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);
        if (SymbolEqualityComparer.Default.Equals(type, symbols.Exception))
        {
            return "contains Exception, which would ignore every failure; allowed are types derived from it";
        }

        if (type is INamedTypeSymbol { IsUnboundGenericType: true } || !BaseTypes(type).Contains(symbols.Exception, SymbolEqualityComparer.Default))
        {
            return $"contains {name}; allowed are types derived from Exception";
        }

        return symbols.Compilation.IsSymbolAccessibleWithin(type, symbols.Compilation.Assembly)
            ? null
            : $"contains {name}, which is not accessible from the guard; make it internal or public";
    }

    private static IEnumerable<ITypeSymbol> BaseTypes(ITypeSymbol type)
    {
        for (INamedTypeSymbol? current = type.BaseType; current is not null; current = current.BaseType)
        {
            yield return current;
        }
    }
}
