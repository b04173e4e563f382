using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>Decides whether the type of a variable is nobody else's business.</summary>
internal static class TypeChanges
{
    /// <summary>The variable can be declared as the contract, and everything around it still compiles.</summary>
    public static bool IsFree(ISymbol variable, INamedTypeSymbol contract, Compilation compilation, CancellationToken cancellationToken) => variable switch
    {
        IParameterSymbol parameter => IsFree(parameter, contract, compilation, cancellationToken),
        ILocalSymbol { IsUsing: true } => contract.AllInterfaces.Any(type => type.Name is "IDisposable" or "IAsyncDisposable"),
        ILocalSymbol { IsRef: true } => false,
        _ => true,
    };

    private static bool IsFree(
        IParameterSymbol parameter, INamedTypeSymbol contract, Compilation compilation, CancellationToken cancellationToken)
    {
        if (parameter.RefKind != RefKind.None
            || parameter.IsParams
            || parameter.ContainingSymbol is not IMethodSymbol method
            || (method.ContainingType is { IsRecord: true } && VariableDeclarations.IsPrimaryConstructorParameter(parameter, cancellationToken))
            || IsGivenTargetTypedNew(parameter, method, compilation, cancellationToken))
        {
            return false;
        }

        return method.MethodKind switch
        {
            MethodKind.AnonymousFunction => IsFreeLambda(parameter, cancellationToken),
            MethodKind.LocalFunction => true,
            MethodKind.Constructor or MethodKind.Ordinary => IsFreeMethod(method) && IsVisible(contract, method) && !Collides(parameter, contract),
            _ => false,
        };
    }

    /// <summary><c>new()</c> at a call would have nothing to create any more.</summary>
    private static bool IsGivenTargetTypedNew(
        IParameterSymbol parameter, IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            IEnumerable<ArgumentSyntax> arguments = tree.GetRoot(cancellationToken).DescendantNodes()
                .OfType<ImplicitObjectCreationExpressionSyntax>()
                .Select(creation => creation.Parent)
                .OfType<ArgumentSyntax>();
            if (arguments.Any(argument => compilation.GetSemanticModel(tree).GetOperation(argument, cancellationToken) is IArgumentOperation { Parameter: { } given }
                && given.Ordinal == parameter.Ordinal
                && SymbolEqualityComparer.Default.Equals(given.ContainingSymbol.OriginalDefinition, method.OriginalDefinition)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A lambda with a written parameter type that no delegate type prescribes, as in a minimal API.</summary>
    private static bool IsFreeLambda(IParameterSymbol parameter, CancellationToken cancellationToken) =>
        parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is ParameterSyntax
        {
            Type: not null,
            Parent.Parent: ParenthesizedLambdaExpressionSyntax { Parent: ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } } },
        }
        && access.Name is IdentifierNameSyntax name
        && name.Identifier.ValueText.StartsWith("Map", StringComparison.Ordinal);

    private static bool IsFreeMethod(IMethodSymbol method) =>
        !method.IsVirtual && !method.IsOverride && !method.IsAbstract && !method.IsExtern
        && method.PartialDefinitionPart is null && method.PartialImplementationPart is null && !method.IsPartialDefinition
        && method.ExplicitInterfaceImplementations.IsEmpty
        && !method.ContainingType.AllInterfaces
            .SelectMany(type => type.GetMembers(method.Name))
            .Any(member => SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private static bool IsVisible(INamedTypeSymbol contract, IMethodSymbol method) => Visibility(contract) >= Visibility(method);

    private static int Visibility(ISymbol symbol)
    {
        int visibility = int.MaxValue;
        for (ISymbol? current = symbol; current is not null and not INamespaceSymbol; current = current.ContainingSymbol)
        {
            visibility = Math.Min(visibility, current.DeclaredAccessibility switch
            {
                Accessibility.Private or Accessibility.ProtectedAndInternal => 0,
                Accessibility.Internal => 1,
                _ => 2,
            });
        }

        IEnumerable<ITypeSymbol> arguments = symbol is INamedTypeSymbol type ? type.TypeArguments.Where(argument => argument is INamedTypeSymbol) : Enumerable.Empty<ITypeSymbol>();
        return arguments.Select(Visibility).Prepend(visibility).Min();
    }

    private static bool Collides(IParameterSymbol parameter, INamedTypeSymbol contract)
    {
        var method = (IMethodSymbol)parameter.ContainingSymbol;
        return method.ContainingType.GetMembers(method.Name).OfType<IMethodSymbol>().Any(other =>
            !SymbolEqualityComparer.Default.Equals(other, method)
            && other.Parameters.Length == method.Parameters.Length
            && other.Parameters.Zip(method.Parameters, (its, own) => SymbolEqualityComparer.Default.Equals(
                its.Type, own.Ordinal == parameter.Ordinal ? contract : own.Type)).All(equal => equal));
    }
}
