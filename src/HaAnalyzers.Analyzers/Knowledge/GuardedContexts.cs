using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge.Resilience;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// Decides whether a failure at a place in one type already becomes an answer around that place. What cannot be known, such as a
/// delegate handed to a foreign library, counts as guarded: the rules stay silent there.
/// </summary>
internal sealed class GuardedContexts
{
    private readonly ILookup<ISymbol, IOperation> _uses;

    /// <param name="blocks">All operation blocks of the type, nested types included.</param>
    public GuardedContexts(IEnumerable<IOperation> blocks) =>
        _uses = blocks
            .SelectMany(block => block.DescendantsAndSelf())
            .Select(operation => (Target: MethodUsedBy(operation), Operation: operation))
            .Where(use => use.Target is not null)
            .ToLookup(use => use.Target!, use => use.Operation, SymbolEqualityComparer.Default);

    /// <param name="containingMember">The member of the type the operation stands in.</param>
    public bool IsGuarded(IOperation operation, ISymbol? containingMember) =>
        IsGuarded(operation, containingMember, ImmutableHashSet<ISymbol>.Empty.WithComparer(SymbolEqualityComparer.Default));

    private static ISymbol? MethodUsedBy(IOperation operation) => operation switch
    {
        IInvocationOperation { TargetMethod: var method } => MayHaveOnlyKnownCallers(method) ? method.OriginalDefinition : null,
        IMethodReferenceOperation { Method: var method } => MayHaveOnlyKnownCallers(method) ? method.OriginalDefinition : null,
        _ => null,
    };

    private static bool MayHaveOnlyKnownCallers(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction
        || (method is { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private } && !method.IsExtern);

    private static ISymbol? ContainingMember(IOperation operation) =>
        operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart) is { } symbol ? OutermostMember(symbol) : null;

    private static ISymbol OutermostMember(ISymbol symbol) =>
        symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction, ContainingSymbol: { } outer }
            ? OutermostMember(outer)
            : symbol;

    private bool IsGuarded(IOperation operation, ISymbol? containingMember, ImmutableHashSet<ISymbol> visited)
    {
        bool leavesUnobserved = DeferredCalls.LeavesAsTask(operation);
        IOperation current = operation;
        for (IOperation? parent = current.Parent; parent is not null; current = parent, parent = parent.Parent)
        {
            switch (parent)
            {
                case INameOfOperation:
                case ICatchClauseOperation:
                    return true;
                case ITryOperation @try when current == @try.Body && !leavesUnobserved && Degrades(@try):
                    return true;
                case IArgumentOperation argument when IsHandedToGuard(argument):
                    return true;
                case IInvocationOperation { TargetMethod.Name: "ContinueWith" } continuation when current == continuation.Instance:
                    return true;
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation declarator }
                    when DeferredCalls.CarriesTask(current.Type) || Operations.WithoutConversions(current) is IDelegateCreationOperation:
                    return AreUsesGuarded(declarator, containingMember, visited);
                case IConversionOperation conversion when current is IAnonymousFunctionOperation && IsExpressionTree(conversion.Type):
                    return true;
                case IDelegateCreationOperation delegateCreation when !IsArgumentOrLocal(delegateCreation):
                    return true;
                case ILocalFunctionOperation local:
                    return AreCallersGuarded(local.Symbol, visited);
                case IAnonymousFunctionOperation:
                    // The task that leaves a lambda is judged by what the lambda is handed to.
                    leavesUnobserved = false;
                    break;
                default:
                    break;
            }
        }

        return containingMember is IMethodSymbol method && MayHaveOnlyKnownCallers(method) && AreCallersGuarded(method, visited);
    }

    private bool AreCallersGuarded(IMethodSymbol method, ImmutableHashSet<ISymbol> visited)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (visited.Contains(definition))
        {
            return true;
        }

        ImmutableHashSet<ISymbol> visitedNow = visited.Add(definition);
        List<IOperation> callers = _uses[definition].ToList();
        return callers.Any(caller => !IsWithin(caller, definition))
            && callers.All(caller => IsGuarded(caller, ContainingMember(caller), visitedNow));
    }

    private static bool IsWithin(IOperation operation, IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.Any(
            declaration => declaration.SyntaxTree == operation.Syntax.SyntaxTree && declaration.Span.Contains(operation.Syntax.Span));

    /// <summary>A task or a delegate kept in a local: where it is first awaited or invoked decides.</summary>
    private bool AreUsesGuarded(IVariableDeclaratorOperation declarator, ISymbol? containingMember, ImmutableHashSet<ISymbol> visited)
    {
        List<ILocalReferenceOperation> uses = Operations.Root(declarator).Descendants()
            .OfType<ILocalReferenceOperation>()
            .Where(reference => SymbolEqualityComparer.Default.Equals(reference.Local, declarator.Symbol))
            .ToList();
        return uses.Any(DeferredCalls.IsInspected)
            || (uses.Count > 0 && IsGuarded(uses[0], containingMember, visited));
    }

    private static bool IsHandedToGuard(IArgumentOperation argument)
    {
        (IMethodSymbol? target, bool isConstructor) = argument.Parent switch
        {
            IInvocationOperation invocation => (invocation.TargetMethod, false),
            IObjectCreationOperation creation => (creation.Constructor, true),
            _ => (null, false),
        };
        if (target is null)
        {
            return false;
        }

        if (argument.Parameter is null || !IsDeferred(argument.Value))
        {
            return false;
        }

        if (PollyApi.Declares(target.ContainingType))
        {
            return argument.Parent is not IInvocationOperation execution || !Pipelines.LetsFailuresThrough(execution);
        }

        if (IsHealthCheckRegistration(target))
        {
            return true;
        }

        // The build sees only metadata of another project, so its source is not looked at in the IDE either.
        bool isOwn = SymbolEqualityComparer.Default.Equals(target.ContainingAssembly, argument.SemanticModel?.Compilation.Assembly);
        return isOwn
            ? HandWrittenGuards.Guards(target, argument.Parameter)
            : isConstructor || !FrameworkAssemblies.Contains(target.ContainingAssembly);
    }

    private static bool IsDeferred(IOperation value) =>
        Operations.WithoutConversions(value) is var operation
        && (operation is IDelegateCreationOperation || DeferredCalls.IsTask(operation.Type));

    private static bool IsHealthCheckRegistration(IMethodSymbol method) =>
        ((method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type ?? method.ReturnType).Name == "IHealthChecksBuilder";

    private static bool IsArgumentOrLocal(IDelegateCreationOperation creation)
    {
        IOperation? parent = creation.Parent;
        while (parent is IConversionOperation)
        {
            parent = parent.Parent;
        }

        return parent is IArgumentOperation or IVariableInitializerOperation;
    }

    private static bool IsExpressionTree(ITypeSymbol? type) =>
        type is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } };

    private static bool Degrades(ITryOperation operation) =>
        operation.Syntax is TryStatementSyntax statement && TryStatements.Degrades(statement);
}
