using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers;

/// <summary>
/// What every rule does before it looks at code: run concurrently, skip generated code, honour the switch
/// <c>HaAnalyzersEnabled=false</c>, resolve the known symbols once.
/// </summary>
public abstract class HaAnalyzer : DiagnosticAnalyzer
{
    private const string EnabledProperty = "build_property.HaAnalyzersEnabled";

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            if (IsSwitchedOff(start.Options))
            {
                return;
            }

            Register(start, Knowledge.KnownSymbols.For(start.Compilation));
        });
    }

    private protected abstract void Register(CompilationStartAnalysisContext context, Knowledge.KnownSymbols symbols);

    private static bool IsSwitchedOff(AnalyzerOptions options) =>
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue(EnabledProperty, out string? value)
        && bool.TryParse(value, out bool enabled)
        && !enabled;
}
