using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

internal static class GuardTypes
{
    /// <summary>The guard of a contract, where it can be created around an implementation with nothing else given.</summary>
    public static INamedTypeSymbol? Find(Compilation compilation, INamedTypeSymbol contract, int position, SemanticModel model)
    {
        string space = contract.ContainingNamespace.IsGlobalNamespace ? "" : contract.ContainingNamespace.ToDisplayString() + ".";
        ITypeSymbol[] arguments = TypeConstraints.ArgumentsOf(contract).ToArray();
        string arity = arguments.Length == 0 ? "" : "`" + arguments.Length;
        INamedTypeSymbol? definition = compilation.GetBestTypeByMetadataName(space + GuardNames.For(contract) + arity);
        INamedTypeSymbol? guard = arguments.Length == 0 ? definition : definition?.Construct(arguments);
        return guard is not null && guard.InstanceConstructors.Any(TakesOnlyTheContract) ? guard : null;

        bool TakesOnlyTheContract(IMethodSymbol constructor) =>
            constructor.Parameters.Length > 0
            && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, contract)
            && constructor.Parameters.Skip(1).All(parameter => parameter.IsOptional)
            && model.IsAccessible(position, constructor);
    }
}
