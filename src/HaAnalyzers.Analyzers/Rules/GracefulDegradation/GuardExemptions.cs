using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>The types that may be called directly, and the places that may call anything directly.</summary>
internal sealed class GuardExemptions
{
    private readonly KnownSymbols _symbols;
    private readonly DependencyContracts _contracts;
    private readonly FallbackCode _fallbackCode;
    private readonly INamedTypeSymbol? _healthCheck;

    public GuardExemptions(KnownSymbols symbols, DependencyContracts contracts)
    {
        _symbols = symbols;
        _contracts = contracts;
        _fallbackCode = FallbackCode.For(symbols);
        _healthCheck = symbols.Compilation.GetBestTypeByMetadataName("Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck");
    }

    /// <summary>Guards, decorators (what they wrap is the composition root's business), fallbacks, and classes that degrade by themselves.</summary>
    public bool IsExempt(INamedTypeSymbol implementation, INamedTypeSymbol contract) =>
        Guards.IsGuard(implementation, contract)
        || _contracts.IsFallbackOf(implementation, contract)
        || HandWrittenGuards.IsDecorator(implementation, contract)
        || HandWrittenGuards.Degrades(implementation, contract);

    /// <summary>Implementations of the contract themselves, in whatever form of it, fallbacks, and health checks, which want to see the failure.</summary>
    public bool IsExempt(ISymbol container, ContractMember called)
    {
        if (IsReadinessProbe(container) || IsReadinessProbe(called.Member) || _fallbackCode.Contains(container))
        {
            return true;
        }

        for (INamedTypeSymbol? type = container.ContainingType; type is not null; type = type.ContainingType)
        {
            if (_contracts.ImplementedBy(type).Any(contract => SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, called.Contract.OriginalDefinition))
                || type.AllInterfaces.Contains(_healthCheck, SymbolEqualityComparer.Default))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsReadinessProbe(ISymbol symbol) =>
        symbol.GetAttributes().Any(data => SymbolEqualityComparer.Default.Equals(data.AttributeClass, _symbols.ReadinessProbe));
}
