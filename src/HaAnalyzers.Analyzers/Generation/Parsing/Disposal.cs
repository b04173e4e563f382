using System.Linq;
using HaAnalyzers.Analyzers.Generation.Model;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Generation.Parsing;

/// <summary>How the disposal of a contract is taken over by its guard.</summary>
internal static class Disposal
{
    public static DisposalModel? Sync(INamedTypeSymbol contract) =>
        Implements(contract, type => type.SpecialType == SpecialType.System_IDisposable) ? Find(contract, "Dispose", "Dispose") : null;

    public static DisposalModel? Async(INamedTypeSymbol contract) =>
        Implements(contract, MemberParser.IsAsyncDisposable) ? Find(contract, "DisposeAsync", "DisposeAsyncCore") : null;

    /// <summary>Neither guarded nor in the way of a guard: it is passed through once.</summary>
    public static bool IsPartOf(INamedTypeSymbol contract, ISymbol member)
    {
        ISymbol declared = (member as IMethodSymbol)?.ExplicitInterfaceImplementations.FirstOrDefault() ?? member;
        return declared is IMethodSymbol { Parameters: var parameters } && declared.Name switch
        {
            "Dispose" => (parameters.IsEmpty || IsHookParameter(parameters)) && Sync(contract) is not null,
            "DisposeAsync" or "DisposeAsyncCore" => parameters.IsEmpty && Async(contract) is not null,
            _ => false,
        };
    }

    private static bool Implements(INamedTypeSymbol contract, System.Func<INamedTypeSymbol, bool> isDisposable) =>
        contract.AllInterfaces.Insert(0, contract).Any(isDisposable);

    private static DisposalModel Find(INamedTypeSymbol contract, string name, string hook)
    {
        if (contract.TypeKind == TypeKind.Interface)
        {
            return new DisposalModel(DisposalForm.Implement, CallsBase: false);
        }

        var methods = ClassMembers.Hierarchy(contract)
            .SelectMany(type => type.GetMembers().OfType<IMethodSymbol>())
            .Where(method => !method.IsStatic && method.MethodKind == MethodKind.Ordinary)
            .ToList();
        IMethodSymbol? own = methods.FirstOrDefault(method => method.Name == name && method.Parameters.IsEmpty && method.DeclaredAccessibility == Accessibility.Public);
        if (own is not null && ClassMembers.IsOverridable(own))
        {
            return new DisposalModel(DisposalForm.Override, CallsBase: !own.IsAbstract);
        }

        IMethodSymbol? pattern = methods.FirstOrDefault(method =>
            method.Name == hook
            && (hook == name ? IsHookParameter(method.Parameters) : method.Parameters.IsEmpty)
            && method.DeclaredAccessibility is Accessibility.Protected or Accessibility.ProtectedOrInternal);
        return pattern is { DeclaredAccessibility: Accessibility.Protected } && ClassMembers.IsOverridable(pattern)
            ? new DisposalModel(DisposalForm.Hook, CallsBase: !pattern.IsAbstract)
            : new DisposalModel(DisposalForm.Reimplement, CallsBase: own is not null);
    }

    private static bool IsHookParameter(System.Collections.Immutable.ImmutableArray<IParameterSymbol> parameters) =>
        parameters is [{ Type.SpecialType: SpecialType.System_Boolean }];
}
