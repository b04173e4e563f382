namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>The source generator, for tests whose code calls what it generates.</summary>
internal static class GuardGeneration
{
    private const string GeneratorName = "HaAnalyzers.Analyzers.Generation.GuardGenerator";

    public static IEnumerable<Type> Generators(TestProject project)
    {
        if (!project.RunsGenerator)
        {
            return [];
        }

        return [typeof(HaAnalyzer).Assembly.GetType(GeneratorName, throwOnError: true)!];
    }
}
