using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Tests and benchmarks call what they look at: no rule about production looks at them.</summary>
internal static class TestProjects
{
    private static readonly HashSet<string> TestFrameworks = new(StringComparer.OrdinalIgnoreCase)
    {
        "HaAnalyzers.Testing",
        "xunit.core",
        "xunit.v3.core",
        "nunit.framework",
        "MSTest.TestFramework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "TUnit.Core",
        "BenchmarkDotNet",
        "BenchmarkDotNet.Annotations",
    };

    /// <summary>
    /// Without a framework nothing runs as a test. Libraries for tests are written with assertions alone, but a program that gets them through
    /// one of its libraries is in production.
    /// </summary>
    private static readonly HashSet<string> Assertions = new(StringComparer.OrdinalIgnoreCase) { "xunit.assert", "xunit.v3.assert" };

    public static bool IsTestProject(Compilation compilation) => compilation.ReferencedAssemblyNames.Any(reference =>
        TestFrameworks.Contains(reference.Name)
        || (Assertions.Contains(reference.Name) && compilation.Options.OutputKind == OutputKind.DynamicallyLinkedLibrary));
}
