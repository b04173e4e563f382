using System;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Assemblies whose behaviour the rules know: .NET, ASP.NET Core, its extensions and Entity Framework Core.</summary>
internal static class FrameworkAssemblies
{
    public static bool Contains(IAssemblySymbol? assembly) => assembly is not null && IsFramework(assembly.Name);

    public static bool IsFramework(string name) =>
        name is "Microsoft.AspNetCore" or "Microsoft.EntityFrameworkCore" or "System" or "mscorlib" or "netstandard" or "WindowsBase"
        || name.StartsWith("System.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.AspNetCore.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal)
        || name.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
}
