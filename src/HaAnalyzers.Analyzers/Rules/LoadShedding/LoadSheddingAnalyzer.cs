using System;
using System.Collections.Immutable;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.LoadShedding;

/// <summary>What the rules on the limits of a program share: they judge single calls by what the whole program says about limits.</summary>
public abstract class LoadSheddingAnalyzer : HaAnalyzer
{
    private protected LoadSheddingAnalyzer(DiagnosticDescriptor rule) => Rule = rule;

    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected DiagnosticDescriptor Rule { get; }

    private protected sealed override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        Compilation compilation = symbols.Compilation;
        if (!Executables.IsExecutable(compilation) || TestProjects.IsTestProject(compilation) || !FileNames.AnyMayMention(compilation, JudgedCalls))
        {
            return;
        }

        var setup = new Lazy<SheddingSetup>(() => SheddingSetup.Read(compilation, context.Options.AnalyzerConfigOptionsProvider, CancellationToken.None));
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (Judge(invocation, setup) is { } arguments)
                {
                    operation.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(invocation), arguments));
                }
            },
            OperationKind.Invocation);
    }

    /// <summary>The names of the methods whose calls the rule judges.</summary>
    private protected abstract ImmutableArray<string> JudgedCalls { get; }

    /// <summary>The arguments of the message, or <see langword="null"/> where nothing is wrong. Ask the set-up last: it reads every file.</summary>
    private protected abstract object[]? Judge(IInvocationOperation invocation, Lazy<SheddingSetup> setup);
}
