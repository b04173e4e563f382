using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

internal static class CompilationExtensions
{
    /// <summary>
    /// Like <see cref="Compilation.GetTypeByMetadataName"/>, but still finds a type when several referenced assemblies define it: the
    /// compilation's own first, then the first that is visible.
    /// </summary>
    public static INamedTypeSymbol? GetBestTypeByMetadataName(this Compilation compilation, string metadataName)
    {
        if (compilation.GetTypeByMetadataName(metadataName) is { } unique)
        {
            return unique;
        }

        return compilation
            .GetTypesByMetadataName(metadataName)
            .FirstOrDefault(type => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly));
    }
}
