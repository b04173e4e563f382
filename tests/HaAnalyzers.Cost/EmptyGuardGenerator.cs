using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Cost;

/// <summary>A file for each contract and nothing in it: what the compiler itself keeps of a session with a generator.</summary>
internal sealed class EmptyGuardGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName(typeof(NonCriticalAttribute).FullName!, static (_, _) => true, static (found, _) => found.TargetSymbol.Name),
        static (output, name) => output.AddSource(name + ".g.cs", $"class {name}Guard {{ }}"));
}
