using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>What the rules on health checks ask about a program; each part is read when it is asked for first.</summary>
internal sealed class HealthProgram
{
    public HealthProgram(KnownSymbols symbols, AnalyzerConfigOptionsProvider options)
    {
        Symbols = symbols;
        Contracts = DependencyContracts.For(symbols);
        RemoteApis = Knowledge.RemoteApis.For(symbols.Compilation, options);
        Targets = new CheckTargets(this);
    }

    public KnownSymbols Symbols { get; }

    public DependencyContracts Contracts { get; }

    public RemoteApis RemoteApis { get; }

    public CheckTargets Targets { get; }

    public HealthSetup Setup => HealthSetup.For(Symbols.Compilation);

    public bool IsCritical(INamedTypeSymbol type) => ContractAttributes.Find(type, Symbols.Critical) is not null;

    /// <summary>What the program has to be ready for, as a reader would call it, or <see langword="null"/>.</summary>
    public string? FindCriticalDependency() => CriticalDependencies.FindFirst(Symbols, Contracts, RemoteApis, Setup);
}
