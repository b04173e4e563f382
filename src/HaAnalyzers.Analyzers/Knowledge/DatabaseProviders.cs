using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Where the data of Entity Framework lies, as far as the references of a project tell.</summary>
internal static class DatabaseProviders
{
    /// <summary>The name of the product in <see cref="RemoteApiTable"/>.</summary>
    public const string Product = "Entity Framework";

    private const string Framework = "EntityFrameworkCore";

    private const string Local = "Microsoft.EntityFrameworkCore.Sqlite";

    /// <summary>What belongs to Entity Framework and is no provider of data that last: the one in memory stands in for another one.</summary>
    private static readonly ImmutableHashSet<string> Neutral = ImmutableHashSet.Create(
        StringComparer.Ordinal,
        "Microsoft.EntityFrameworkCore",
        "Microsoft.EntityFrameworkCore.Abstractions",
        "Microsoft.EntityFrameworkCore.Design",
        "Microsoft.EntityFrameworkCore.InMemory",
        "Microsoft.EntityFrameworkCore.Proxies",
        "Microsoft.EntityFrameworkCore.Relational",
        "Microsoft.EntityFrameworkCore.Sqlite.NetTopologySuite",
        Local,
        "Microsoft.AspNetCore.DataProtection.EntityFrameworkCore",
        "Microsoft.AspNetCore.Diagnostics.EntityFrameworkCore",
        "Microsoft.AspNetCore.Identity.EntityFrameworkCore",
        "Microsoft.Extensions.Diagnostics.HealthChecks.EntityFrameworkCore");

    /// <summary>The provider that keeps the data in a file is referenced, and nothing that may be another one.</summary>
    public static bool AreLocal(Compilation compilation)
    {
        string[] names = compilation.ReferencedAssemblyNames.Select(assembly => assembly.Name).ToArray();
        return Array.IndexOf(names, Local) >= 0
            && !Array.Exists(names, name => name.IndexOf(Framework, StringComparison.Ordinal) >= 0 && !Neutral.Contains(name));
    }
}
