using System.Diagnostics.CodeAnalysis;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Benchmarks.Generators;

/// <summary>Finds the declarations and makes nothing of them: the least any generator with an attribute costs.</summary>
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1036", Justification = "It is measured, not shipped.")]
[SuppressMessage("MicrosoftCodeAnalysisCorrectness", "RS1041", Justification = "No compiler loads it.")]
[Generator(LanguageNames.CSharp)]
internal sealed class AttributesOnlyGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.SyntaxProvider.ForAttributeWithMetadataName("HaAnalyzers.NonCriticalAttribute", static (_, _) => true, static (found, _) => found.TargetSymbol.Name),
        static (_, _) => { });
}
