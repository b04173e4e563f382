using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>Reads the readiness probes of critical contracts; what nobody could call without arguments is none.</summary>
internal static class ProbeParser
{
    private const int DefaultMilliseconds = 1_000;

    private static readonly ImmutableArray<string> AttributeNames = ImmutableArray.Create("ReadinessProbe", "ReadinessProbeAttribute");

    /// <summary>False where no file names the attribute, be it for an alias: then no method of the compilation is a probe.</summary>
    public static bool MayFindAny(Compilation compilation) => FileNames.AnyMayMention(compilation, AttributeNames);

    public static IEnumerable<ProbeModel> ParseAll(INamedTypeSymbol contract, KnownSymbols symbols) =>
        contract.GetMembers().OfType<IMethodSymbol>().Select(method => Parse(method, symbols)).OfType<ProbeModel>();

    public static ProbeModel? Parse(IMethodSymbol method, KnownSymbols symbols)
    {
        INamedTypeSymbol contract = method.ContainingType;
        if (ContractAttributes.Find(method, symbols.ReadinessProbe) is not { } attribute
            || FindObstacle(method, symbols) is not null
            || !ContractAttributes.Declarations(contract, symbols.Compilation.Assembly, symbols.Critical).Any())
        {
            return null;
        }

        IParameterSymbol? token = Token(method, symbols);
        ITypeSymbol? awaited = AwaitedBy(method.ReturnType, out bool isAwaited);
        return new ProbeModel(
            contract.ToDisplayString(SymbolFormats.Qualified),
            contract.ToDisplayString(SymbolFormats.FullName),
            SymbolFormats.Escape(method.Name),
            token is null ? null : SymbolFormats.Escape(token.Name),
            isAwaited,
            awaited?.SpecialType == SpecialType.System_Boolean,
            Milliseconds(attribute, OptionRange.TimeoutMilliseconds),
            Milliseconds(attribute, OptionRange.CacheMilliseconds),
            new EquatableArray<string>(Warnings(contract, method)));
    }

    /// <summary>Why nobody can ask the probe, as the end of a sentence that begins with "it"; <see langword="null"/> where somebody can.</summary>
    public static string? FindObstacle(IMethodSymbol method, KnownSymbols symbols)
    {
        INamedTypeSymbol contract = method.ContainingType;
        return method switch
        {
            _ when contract.TypeKind != TypeKind.Interface => "stands in a class, and readiness asks contracts, which are interfaces",
            _ when TypeConstraints.ParametersOf(contract).Any() => "belongs to a generic contract",
            { IsStatic: true } => "is static",
            { IsGenericMethod: true } => "is generic",
            { MethodKind: not MethodKind.Ordinary } => "is no method",
            { RefKind: not RefKind.None } => "returns a reference",
            _ when RequiredParameter(method, symbols) is { } parameter => $"needs '{parameter.Name}', which a probe does not have",
            _ when IsLazy(method.ReturnType) => $"returns '{method.ReturnType.Name}', which asks nothing before somebody reads it",
            _ when ContractAttributes.Declarations(contract, symbols.Compilation.Assembly, symbols.NonCritical).Any() => "belongs to a non-critical contract, which readiness leaves alone",
            _ when !symbols.Compilation.IsSymbolAccessibleWithin(method, symbols.Compilation.Assembly) => "is not accessible",
            _ => null,
        };
    }

    private static IParameterSymbol? Token(IMethodSymbol method, KnownSymbols symbols)
    {
        INamedTypeSymbol? tokenType = symbols.Compilation.GetBestTypeByMetadataName("System.Threading.CancellationToken");
        return method.Parameters.FirstOrDefault(parameter => SymbolEqualityComparer.Default.Equals(parameter.Type, tokenType));
    }

    private static IParameterSymbol? RequiredParameter(IMethodSymbol method, KnownSymbols symbols)
    {
        IParameterSymbol? token = Token(method, symbols);
        return method.Parameters.FirstOrDefault(
            parameter => !SymbolEqualityComparer.Default.Equals(parameter, token) && !parameter.IsOptional && !parameter.IsParams);
    }

    private static IEnumerable<string> Warnings(INamedTypeSymbol contract, IMethodSymbol method)
    {
        var warnings = new WarningsOfTypes();
        warnings.AddType(contract);
        warnings.AddMember(method);
        return warnings.Ids;
    }

    /// <summary>Only tasks are awaited, and nothing is enumerated.</summary>
    private static bool IsLazy(ITypeSymbol type)
    {
        ITypeSymbol? answer = AwaitedBy(type, out _);
        return answer is { Name: "IAsyncEnumerable" } || answer?.GetMembers("GetAwaiter").Any() == true;
    }

    private static ITypeSymbol? AwaitedBy(ITypeSymbol type, out bool isAwaited)
    {
        isAwaited = type is INamedTypeSymbol { Name: "Task" or "ValueTask", Arity: 0 or 1 }
            && type.ContainingNamespace.ToDisplayString() == "System.Threading.Tasks";
        return isAwaited ? ((INamedTypeSymbol)type).TypeArguments.FirstOrDefault() : type;
    }

    /// <summary>A number out of range is an error of its own.</summary>
    private static int Milliseconds(AttributeData attribute, OptionRange option) =>
        ContractAttributes.Named(attribute, option.Name) is { Value: int value } && option.Contains(value) ? value : DefaultMilliseconds;
}
