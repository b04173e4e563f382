using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

/// <summary>
/// Declares variables as the contract instead of the implementation, and all they feed or are fed by: the parameter, the field it is
/// kept in. Works only where every use of every one of them is a member of the contract.
/// </summary>
internal sealed class ContractSubstitution
{
    private readonly HashSet<ISymbol> _variables = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(SyntaxTree, TextSpan), string> _edits = new();
    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _implementation;
    private readonly INamedTypeSymbol _contract;
    private readonly DependencyContracts _contracts;
    private readonly CancellationToken _cancellationToken;

    public ContractSubstitution(
        KnownSymbols symbols, INamedTypeSymbol implementation, INamedTypeSymbol contract, CancellationToken cancellationToken)
    {
        _compilation = symbols.Compilation;
        _contracts = DependencyContracts.For(symbols);
        _implementation = implementation;
        _contract = contract;
        _cancellationToken = cancellationToken;
    }

    public IEnumerable<KeyValuePair<(SyntaxTree Tree, TextSpan Span), string>> Edits => _edits;

    /// <summary>A caller, or the container, decides what is passed in; otherwise the code itself creates it, and it is wrapped here.</summary>
    public bool TakesContract { get; private set; }

    /// <summary>The container is asked for the contract now.</summary>
    public bool AsksContainer { get; private set; }

    /// <param name="receiver">What the contract's member is called on.</param>
    public bool TryReplace(ExpressionSyntax receiver)
    {
        ExpressionSyntax expression = Plain(receiver);
        return expression is BaseObjectCreationExpressionSyntax creation
            ? TryWrap(creation)
            : Symbol(expression) is { } variable && TryAdd(variable);
    }

    private bool TryAdd(ISymbol variable)
    {
        if (_variables.Contains(variable))
        {
            return true;
        }

        if (VariableDeclarations.Find(variable, _cancellationToken) is not { } declaration || !IsKnown(declaration.Type))
        {
            return false;
        }

        _variables.Add(variable);
        bool isRetyped = SymbolEqualityComparer.Default.Equals(declaration.Type, _implementation);
        if (isRetyped)
        {
            if (!TypeChanges.IsFree(variable, _contract, _compilation, _cancellationToken))
            {
                return false;
            }

            if (declaration.TypeSyntax is { IsVar: false } type)
            {
                TypeSyntax element = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
                _edits[(element.SyntaxTree, element.Span)] = Name(_contract, element);
            }
        }

        if (variable is IParameterSymbol parameter)
        {
            TakesContract = true;
            AsksContainer |= parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor or MethodKind.AnonymousFunction };
        }

        return (declaration.Initializer is null || AcceptValue(declaration.Initializer))
            && VariableDeclarations.References(variable, _compilation, _cancellationToken).All(use => AcceptUse(use, isRetyped));
    }

    private bool IsKnown(ITypeSymbol type) =>
        SymbolEqualityComparer.Default.Equals(type, _implementation) || SymbolEqualityComparer.Default.Equals(type, _contract);

    private bool AcceptUse(ExpressionSyntax use, bool isRetyped)
    {
        ExpressionSyntax expression = Outermost(use);
        switch (expression.Parent)
        {
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment when assignment.Left == expression:
                return AcceptValue(assignment.Right);
            case var _ when !isRetyped:
                return true;
            case MemberAccessExpressionSyntax access when access.Expression == expression:
                return IsContractMember(access.Name);
            case ConditionalAccessExpressionSyntax conditional when conditional.Expression == expression:
                return conditional.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().FirstOrDefault() is { } binding
                    && IsContractMember(binding.Name);
            case CastExpressionSyntax cast:
                return SymbolEqualityComparer.Default.Equals(Model(cast).GetTypeInfo(cast.Type, _cancellationToken).Type, _contract);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce when coalesce.Left == expression:
                return AcceptValue(coalesce.Right) && AcceptUse(coalesce, isRetyped);
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } comparison:
                return comparison.Left.IsKind(SyntaxKind.NullLiteralExpression) || comparison.Right.IsKind(SyntaxKind.NullLiteralExpression);
            case IsPatternExpressionSyntax { Pattern: ConstantPatternSyntax or UnaryPatternSyntax { Pattern: ConstantPatternSyntax } }:
                return true;
            case AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment:
                return AcceptTarget(Symbol(assignment.Left));
            case EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax or PropertyDeclarationSyntax } initializer:
                return AcceptTarget(Model(initializer).GetDeclaredSymbol(initializer.Parent!, _cancellationToken));
            case ArgumentSyntax argument:
                return AcceptArgument(argument);
            default:
                return false;
        }
    }

    private bool AcceptTarget(ISymbol? target) =>
        target is not null
        && VariableDeclarations.TypeOf(target) is { } type
        && (SymbolEqualityComparer.Default.Equals(type, _implementation) ? TryAdd(target) : IsAssignable(type));

    private bool AcceptArgument(ArgumentSyntax argument)
    {
        bool isNameOf = argument.Parent?.Parent is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
        return isNameOf
            || (Model(argument).GetOperation(argument, _cancellationToken) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { } parameter }
                && parameter.OriginalDefinition.Type.TypeKind != TypeKind.TypeParameter
                && IsAssignable(parameter.Type));
    }

    private bool IsAssignable(ITypeSymbol type) => _compilation.ClassifyConversion(_contract, type) is { IsImplicit: true, IsUserDefined: false };

    /// <summary>What a variable is set to must be the contract too, or become it.</summary>
    private bool AcceptValue(ExpressionSyntax value)
    {
        switch (Plain(value))
        {
            case ThrowExpressionSyntax:
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression or (int)SyntaxKind.DefaultLiteralExpression }:
                return true;
            case BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression } coalesce:
                return AcceptValue(coalesce.Left) && AcceptValue(coalesce.Right);
            case BaseObjectCreationExpressionSyntax creation:
                return TryWrap(creation);
            case InvocationExpressionSyntax invocation:
                return TryAskForContract(invocation);
            case { } other when Symbol(other) is { } variable && VariableDeclarations.TypeOf(variable) is { } type:
                return SymbolEqualityComparer.Default.Equals(type, _contract) || TryAdd(variable);
            default:
                return false;
        }
    }

    private bool TryAskForContract(InvocationExpressionSyntax invocation)
    {
        if (invocation.Expression is not MemberAccessExpressionSyntax
            {
                Name: GenericNameSyntax
                {
                    Identifier.ValueText: "GetService" or "GetRequiredService",
                    TypeArgumentList.Arguments: { Count: 1 } arguments,
                },
            })
        {
            return false;
        }

        _edits[(invocation.SyntaxTree, arguments[0].Span)] = Name(_contract, arguments[0]);
        TakesContract = true;
        AsksContainer = true;
        return true;
    }

    private bool TryWrap(BaseObjectCreationExpressionSyntax creation)
    {
        if (!SymbolEqualityComparer.Default.Equals(Model(creation).GetTypeInfo(creation, _cancellationToken).Type, _implementation)
            || GuardTypes.Find(_compilation, _contract, creation.SpanStart, Model(creation)) is not { } guard)
        {
            return false;
        }

        string inner = creation is ImplicitObjectCreationExpressionSyntax @implicit
            ? $"new {Name(_implementation, creation)}" + @implicit.ToString().Substring(@implicit.ArgumentList.SpanStart - @implicit.SpanStart)
            : creation.ToString();
        _edits[(creation.SyntaxTree, creation.Span)] = $"new {Name(guard, creation)}({inner})";
        return true;
    }

    private bool IsContractMember(SimpleNameSyntax name) =>
        Model(name).GetSymbolInfo(name, _cancellationToken).Symbol is { } member
        && _contracts.FindUsed(member, _implementation) is { } found
        && SymbolEqualityComparer.Default.Equals(found.Contract, _contract);

    private ISymbol? Symbol(ExpressionSyntax expression) => Model(expression).GetSymbolInfo(expression, _cancellationToken).Symbol;

    private SemanticModel Model(SyntaxNode node) => _compilation.GetSemanticModel(node.SyntaxTree);

    private string Name(INamedTypeSymbol type, SyntaxNode place) => type.ToMinimalDisplayString(Model(place), place.SpanStart);

    /// <summary>Without parentheses, casts and <c>!</c> around it.</summary>
    internal static ExpressionSyntax Plain(ExpressionSyntax expression) => expression switch
    {
        ParenthesizedExpressionSyntax { Expression: var inner } => Plain(inner),
        CastExpressionSyntax { Expression: var inner } => Plain(inner),
        PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression, Operand: var inner } => Plain(inner),
        _ => expression,
    };

    /// <summary>With parentheses and <c>!</c> around it.</summary>
    private static ExpressionSyntax Outermost(ExpressionSyntax expression) =>
        expression.Parent is ParenthesizedExpressionSyntax or PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression }
            ? Outermost((ExpressionSyntax)expression.Parent)
            : expression;
}
