using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Knowledge;
using HaAnalyzers.Analyzers.Knowledge.Health;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.HealthCheckRouting;

/// <summary>What the rules on health endpoints share: they judge single calls by what the whole program says about health checks.</summary>
public abstract class HealthRoutingAnalyzer : HaAnalyzer
{
    private protected HealthRoutingAnalyzer(DiagnosticDescriptor rule) => Rule = rule;

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected DiagnosticDescriptor Rule { get; }

    /// <summary>Whether a library says enough: in one, nobody can see what the program adds.</summary>
    private protected virtual bool JudgesLibraries => false;

    /// <summary>Whether the rule judges endpoints only, the calls that <see cref="HealthEndpoint.Read"/> reads.</summary>
    private protected virtual bool JudgesEndpointsOnly => true;

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (TestProjects.IsTestProject(symbols.Compilation) || (!JudgesLibraries && !Executables.IsExecutable(symbols.Compilation))
            || (JudgesEndpointsOnly && !HealthEndpoint.MayBeMapped(symbols.Compilation)))
        {
            return;
        }

        var program = new HealthProgram(symbols, context.Options.AnalyzerConfigOptionsProvider);
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (Judge(invocation, program) is { } arguments)
                {
                    operation.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(invocation), arguments));
                }
            },
            OperationKind.Invocation);
    }

    /// <summary>The arguments of the message, or <see langword="null"/> where nothing is wrong. Ask the set-up last: it reads every file.</summary>
    private protected abstract object[]? Judge(IInvocationOperation invocation, HealthProgram program);
}
