using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>What a method is given, also where it says so by a constraint, such as <c>where TBuilder : IHostApplicationBuilder</c>.</summary>
internal static class TakenTypes
{
    public static bool TakesAny(IMethodSymbol method, ISet<string> typeNames) =>
        method.Parameters.SelectMany(parameter => Of(parameter.Type)).Any(type => typeNames.Contains(type.Name));

    public static IEnumerable<ITypeSymbol> Of(ITypeSymbol type) =>
        type is ITypeParameterSymbol parameter ? parameter.ConstraintTypes : ImmutableArray.Create(type);
}
