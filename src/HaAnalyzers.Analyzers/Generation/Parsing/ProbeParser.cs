using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Reads the readiness probes of critical contracts; what nobody could call without arguments is none.</summary>
internal static class ProbeParser
{
    private const int DefaultMilliseconds = 1_000;

    public static IEnumerable<ProbeModel> ParseAll(INamedTypeSymbol contract, KnownSymbols symbols) =>
        contract.GetMembers().OfType<IMethodSymbol>().Select(method => Parse(method, symbols)).OfType<ProbeModel>();

    public static ProbeModel? Parse(IMethodSymbol method, KnownSymbols symbols)
    {
        INamedTypeSymbol contract = method.ContainingType;
        if (ContractAttributes.Find(method, symbols.ReadinessProbe) is not { } attribute
            || contract.TypeKind != TypeKind.Interface
            || TypeConstraints.ParametersOf(contract).Any()
            || method is not { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, RefKind: RefKind.None }
            || !IsCritical(contract, symbols)
            || !symbols.Compilation.IsSymbolAccessibleWithin(method, symbols.Compilation.Assembly))
        {
            return null;
        }

        INamedTypeSymbol? tokenType = symbols.Compilation.GetBestTypeByMetadataName("System.Threading.CancellationToken");
        IParameterSymbol? token = method.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, tokenType));
        if (method.Parameters.Any(parameter => !SymbolEqualityComparer.Default.Equals(parameter, token) && !parameter.IsOptional && !parameter.IsParams))
        {
            return null;
        }

        ITypeSymbol? awaited = AwaitedBy(method.ReturnType, out bool isAwaited);
        return new ProbeModel(
            contract.ToDisplayString(SymbolFormats.Qualified),
            contract.ToDisplayString(SymbolFormats.FullName),
            SymbolFormats.Escape(method.Name),
            token is null ? null : SymbolFormats.Escape(token.Name),
            isAwaited,
            awaited?.SpecialType == SpecialType.System_Boolean,
            Milliseconds(attribute, "TimeoutMilliseconds"),
            Milliseconds(attribute, "CacheMilliseconds"));
    }

    private static bool IsCritical(INamedTypeSymbol contract, KnownSymbols symbols) =>
        ContractAttributes.Declarations(contract, symbols.Compilation.Assembly, symbols.Critical).Any()
        && !ContractAttributes.Declarations(contract, symbols.Compilation.Assembly, symbols.NonCritical).Any();

    private static ITypeSymbol? AwaitedBy(ITypeSymbol type, out bool isAwaited)
    {
        isAwaited = type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 or 1 }
            && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
        return isAwaited ? ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault() : type;
    }

    private static int Milliseconds(AttributeData attribute, string option) =>
        ContractAttributes.Named(attribute, option) is { Value: int value } ? value : DefaultMilliseconds;
}
