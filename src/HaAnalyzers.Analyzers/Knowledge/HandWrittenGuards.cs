using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>Recognizes what people write where no guard is generated: classes and helper methods that degrade by themselves.</summary>
internal static class HandWrittenGuards
{
    private static readonly ImmutableArray<string> AnsweringNames = ImmutableArray.Create("OrDefault", "OrNull", "OrEmpty", "OrNone", "Safe");

    /// <summary>Every member of the contract is implemented in source with a <c>try</c> that degrades, directly or in a helper of the class.</summary>
    public static bool Degrades(INamedTypeSymbol type, INamedTypeSymbol contract)
    {
        ISymbol[] implementations = DependencyContracts.Members(contract)
            .Select(member => type.FindImplementationForInterfaceMember(member))
            .OfType<ISymbol>()
            .ToArray();
        return implementations.Length > 0 && implementations.All(implementation => Degrades(implementation, type));
    }

    /// <summary>The method invokes the delegate, or awaits the task, only where its failure becomes an answer.</summary>
    public static bool Guards(IMethodSymbol method, IParameterSymbol parameter)
    {
        // A parameter of a reduced extension method or of a constructed one has no declaration of its own.
        IMethodSymbol definition = (method.ReducedFrom ?? method).OriginalDefinition;
        string name = parameter.Name;
        List<IdentifierNameSyntax> uses = Declarations(definition)
            .SelectMany(declaration => declaration.DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Where(identifier => identifier.Identifier.ValueText == name && !IsNullCheck(identifier))
            .ToList();
        return uses.Count > 0 && uses.All(use => use.Parent is ArgumentSyntax || IsInsideDegradingTry(use));
    }

    /// <summary>
    /// A method that extends the contract calls a member of it where nothing turns the failure into an answer. Of a method in another project
    /// only the signature is seen: what makes its caller wait calls, unless its name says that it answers in any case.
    /// </summary>
    public static bool LetsFailuresThrough(IMethodSymbol extension, INamedTypeSymbol contract, IAssemblySymbol? compiled)
    {
        IMethodSymbol definition = (extension.ReducedFrom ?? extension).OriginalDefinition;
        if (!SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, compiled))
        {
            return RemoteApis.IsAwaitable(definition.ReturnType)
                && !definition.Name.StartsWith("Try", System.StringComparison.Ordinal)
                && !AnsweringNames.Any(word => definition.Name.IndexOf(word, System.StringComparison.Ordinal) > 0);
        }

        string name = definition.Parameters[0].Name;
        var members = new HashSet<string>(DependencyContracts.Members(contract).Select(member => member.Name));
        return Declarations(definition)
            .SelectMany(declaration => declaration.DescendantNodes())
            .OfType<IdentifierNameSyntax>()
            .Any(use => use.Identifier.ValueText == name && MemberOf(use) is { } member && members.Contains(member) && !IsInsideDegradingTry(use));
    }

    /// <summary>Whether the class can stand in front of another implementation of the contract.</summary>
    public static bool IsDecorator(INamedTypeSymbol type, INamedTypeSymbol contract) =>
        type.InstanceConstructors.Any(constructor => constructor.Parameters.Any(parameter => Carries(parameter.Type, contract, type)));

    /// <summary>The contract or another implementation of it, or a wrapper such as <c>Lazy&lt;T&gt;</c>; <c>ILogger&lt;T&gt;</c> only bears its name.</summary>
    private static bool Carries(ITypeSymbol type, INamedTypeSymbol contract, INamedTypeSymbol decorator) =>
        !SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, decorator.OriginalDefinition)
        && (type.AllInterfaces.Append(type).Any(
                candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, contract.OriginalDefinition))
            || (type is INamedTypeSymbol { Name: not "ILogger", TypeArguments: { Length: 1 } arguments } && Carries(arguments[0], contract, decorator)));

    private static bool Degrades(ISymbol implementation, INamedTypeSymbol type)
    {
        foreach (SyntaxNode declaration in Declarations(implementation))
        {
            if (ContainsDegradingTry(declaration))
            {
                return true;
            }

            IEnumerable<ISymbol> helpers = declaration.DescendantNodes()
                .OfType<InvocationExpressionSyntax>()
                .Select(invocation => invocation.Expression)
                .OfType<SimpleNameSyntax>()
                .SelectMany(name => type.GetMembers(name.Identifier.ValueText));
            if (helpers.Any(helper => Declarations(helper).Any(ContainsDegradingTry)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool ContainsDegradingTry(SyntaxNode declaration) =>
        declaration.DescendantNodes().OfType<TryStatementSyntax>().Any(TryStatements.Degrades);

    private static bool IsInsideDegradingTry(SyntaxNode node)
    {
        for (SyntaxNode child = node; child.Parent is { } parent; child = parent)
        {
            if (parent is TryStatementSyntax statement && child == statement.Block && TryStatements.Degrades(statement))
            {
                return true;
            }
        }

        return false;
    }

    private static string? MemberOf(IdentifierNameSyntax use) => use.Parent switch
    {
        MemberAccessExpressionSyntax access when access.Expression == use => access.Name.Identifier.ValueText,
        ConditionalAccessExpressionSyntax { WhenNotNull: var then } conditional when conditional.Expression == use =>
            then.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault()?.Name.Identifier.ValueText,
        _ => null,
    };

    private static bool IsNullCheck(IdentifierNameSyntax identifier) =>
        identifier.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } }
        && access.Name.Identifier.ValueText is "ThrowIfNull";

    private static IEnumerable<SyntaxNode> Declarations(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax());
}
