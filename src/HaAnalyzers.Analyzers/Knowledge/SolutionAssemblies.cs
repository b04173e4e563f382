using System;
using System.Collections.Concurrent;
using System.IO;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Tells the projects of the solution from packages and frameworks.</summary>
internal static class SolutionAssemblies
{
    private static readonly SharedKnowledge<Compilation, ConcurrentDictionary<IAssemblySymbol, bool>> Known =
        new(_ => new ConcurrentDictionary<IAssemblySymbol, bool>(SymbolEqualityComparer.Default));

    /// <summary>
    /// The assembly being compiled, or the output of another project. A compiler is given both as files; those of packages and of
    /// frameworks lie in a folder named after their target framework inside <c>lib</c> or <c>ref</c>, those of projects do not.
    /// </summary>
    public static bool IsOwn(IAssemblySymbol? assembly, Compilation compilation)
    {
        if (assembly is null || SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly))
        {
            return assembly is not null;
        }

        return Known.Of(compilation).GetOrAdd(assembly, candidate => IsProject(candidate, compilation));
    }

    private static bool IsProject(IAssemblySymbol assembly, Compilation compilation) => compilation.GetMetadataReference(assembly) switch
    {
        CompilationReference => true,
        PortableExecutableReference { FilePath: { } path } => !FrameworkAssemblies.Contains(assembly) && !LiesInPackage(path),
        _ => false,
    };

    private static bool LiesInPackage(string path)
    {
        string? folder = Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(path)));
        return folder is null || Is(folder, "lib") || Is(folder, "ref");

        static bool Is(string name, string expected) => string.Equals(name, expected, StringComparison.OrdinalIgnoreCase);
    }
}
