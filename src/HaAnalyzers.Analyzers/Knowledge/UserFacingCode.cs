using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Code somebody may be waiting for. Background work, start, end and health checks have time, or want to see the failure.</summary>
internal sealed class UserFacingCode
{
    private readonly KnownSymbols _symbols;
    private readonly FallbackCode _fallbacks;
    private readonly IMethodSymbol? _entryPoint;

    public UserFacingCode(KnownSymbols symbols)
    {
        _symbols = symbols;
        _fallbacks = FallbackCode.For(symbols);
        _entryPoint = symbols.Compilation.GetEntryPoint(System.Threading.CancellationToken.None);
    }

    public bool Contains(ISymbol member, IOperation operation)
    {
        if (member.ContainingType is not { } type
            || member.Name is "Dispose" or "DisposeAsync" or "StartAsync" or "StopAsync" or "ExecuteAsync"
            || IsMigration(type)
            || (SymbolEqualityComparer.Default.Equals(member, _entryPoint) && !IsInEndpoint(operation))
            || _fallbacks.Contains(member))
        {
            return false;
        }

        return !type.AllInterfaces.Any(IsBackground)
            && !type.AllInterfaces.Any(contract => Classification.IsClassified(contract, _symbols));
    }

    /// <summary>The method a delegate is an argument of.</summary>
    public static IMethodSymbol? HandedTo(IOperation operation)
    {
        IOperation? parent = operation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: var method } } ? method : null;
    }

    /// <summary>In the handler of a minimal API.</summary>
    private static bool IsInEndpoint(IOperation operation)
    {
        for (IOperation? parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation { Parent: IDelegateCreationOperation created }
                && HandedTo(created) is { } method
                && method.Name.StartsWith("Map", System.StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What brings data up to date runs before anybody is served.</summary>
    private static bool IsMigration(INamedTypeSymbol type) =>
        type.Name.StartsWith("Migrate", System.StringComparison.Ordinal)
        || type.Name.EndsWith("Migration", System.StringComparison.Ordinal)
        || type.Name.EndsWith("Migrator", System.StringComparison.Ordinal);

    private static bool IsBackground(INamedTypeSymbol type) => type.Name is "IHostedService" or "IHealthCheck" or "IHealthCheckPublisher" or "IJob" or "IStartupFilter";
}
