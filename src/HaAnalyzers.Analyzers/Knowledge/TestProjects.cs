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
        "xunit.assert",
        "xunit.v3.core",
        "xunit.v3.assert",
        "nunit.framework",
        "MSTest.TestFramework",
        "Microsoft.VisualStudio.TestPlatform.TestFramework",
        "TUnit.Core",
        "BenchmarkDotNet",
        "BenchmarkDotNet.Annotations",
    };

    public static bool IsTestProject(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(reference => TestFrameworks.Contains(reference.Name));
}
