using System.Linq;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Whether somebody has said of a contract that the program can, or cannot, do without it.</summary>
internal static class Classification
{
    /// <summary>The reason a fix writes for <c>[NonCritical]</c>, to be replaced by hand.</summary>
    public const string NonCriticalPlaceholder = "TODO: what users get while it is down";

    /// <summary>The reason a fix writes for <c>[Critical]</c>, to be replaced by hand.</summary>
    public const string CriticalPlaceholder = "TODO: why nothing works without it";

    /// <summary>On the contract or one it inherits, on their assembly, or on the assembly being compiled.</summary>
    public static bool IsClassified(INamedTypeSymbol contract, KnownSymbols symbols) => contract.AllInterfaces.Prepend(contract).Any(type =>
        new[] { symbols.NonCritical, symbols.Critical }.Any(attribute =>
            ContractAttributes.Declarations(type.OriginalDefinition, symbols.Compilation.Assembly, attribute).Any()
            || (type.ContainingAssembly is { } own && ContractAttributes.Declarations(type.OriginalDefinition, own, attribute).Any())));

    public static bool IsPlaceholder(string reason) => reason.TrimStart().StartsWith("TODO", System.StringComparison.OrdinalIgnoreCase);
}
