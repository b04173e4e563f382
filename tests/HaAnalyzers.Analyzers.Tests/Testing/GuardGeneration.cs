using HaAnalyzers.Analyzers.Generation;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>The source generator, for tests whose code calls what it generates.</summary>
internal static class GuardGeneration
{
    public static IEnumerable<Type> Generators(TestProject project) => project.RunsGenerator ? [typeof(GuardGenerator)] : [];
}
