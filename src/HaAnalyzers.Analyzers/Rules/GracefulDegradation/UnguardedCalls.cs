using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>Collects the calls of one outermost type and judges them when all its code is known.</summary>
internal sealed class UnguardedCalls
{
    private readonly DependencyContracts _contracts;
    private readonly GuardExemptions _exemptions;
    private readonly ConcurrentBag<(IOperation Operation, ISymbol Member, IOperation Receiver, ISymbol Container)> _calls = new();
    private readonly ConcurrentBag<IOperation> _blocks = new();

    public UnguardedCalls(DependencyContracts contracts, GuardExemptions exemptions)
    {
        _contracts = contracts;
        _exemptions = exemptions;
    }

    public void CollectFrom(SymbolStartAnalysisContext start)
    {
        start.RegisterOperationBlockAction(context =>
        {
            foreach (IOperation block in context.OperationBlocks)
            {
                _blocks.Add(block);
            }
        });
        start.RegisterOperationAction(Collect, OperationKind.Invocation, OperationKind.PropertyReference, OperationKind.MethodReference);
    }

    private void Collect(OperationAnalysisContext context)
    {
        (ISymbol? member, IOperation? instance) = context.Operation switch
        {
            IInvocationOperation { TargetMethod: { IsExtensionMethod: true } method, Arguments: [var extended, ..] } when _contracts.IsNonCritical(method.Parameters[0].Type) =>
                (method, extended.Value),
            IInvocationOperation invocation => (invocation.TargetMethod, invocation.Instance),
            IPropertyReferenceOperation property when !IsOnlyWritten(property) => (property.Property, property.Instance),
            IMethodReferenceOperation reference => ((ISymbol)reference.Method, reference.Instance),
            _ => (null, null),
        };
        if (member is { IsStatic: false } or IMethodSymbol { IsExtensionMethod: true }
            && Operations.Receiver(instance) is { } receiver and not IInstanceReferenceOperation
            && MayReachDependency(receiver.Type))
        {
            _calls.Add((context.Operation, member, receiver, context.ContainingSymbol));
        }
    }

    private static bool IsOnlyWritten(IPropertyReferenceOperation property) =>
        property.Parent is ISimpleAssignmentOperation assignment && assignment.Target == property;

    private bool MayReachDependency(ITypeSymbol? type) => _contracts.IsNonCritical(type) || !_contracts.ImplementedBy(type).IsEmpty;

    public IEnumerable<DependencyCall> Judge()
    {
        GuardedContexts? contexts = null;
        foreach ((IOperation operation, ISymbol member, IOperation receiver, ISymbol container) in _calls)
        {
            if (Resolve(receiver) is { } implementation
                && Called(member, implementation, operation) is { } called
                && !IsReplaced(implementation, called.Contract)
                && !_exemptions.IsExempt(implementation, called.Contract)
                && !_exemptions.IsExempt(container, called)
                && !(contexts ??= new GuardedContexts(_blocks)).IsGuarded(operation, container))
            {
                yield return new DependencyCall(operation, called, implementation);
            }
        }
    }

    private ContractMember? Called(ISymbol member, INamedTypeSymbol implementation, IOperation operation) =>
        member is not IMethodSymbol { IsExtensionMethod: true } extension
            ? _contracts.Find(member, implementation)
            : _contracts.FindExtended(extension, implementation) is { } extended
                && HandWrittenGuards.LetsFailuresThrough(extension, extended.Contract, operation.SemanticModel?.Compilation.Assembly)
                    ? extended
                    : null;

    /// <summary>What overrides a class may guard it by hand.</summary>
    private static bool IsReplaced(INamedTypeSymbol implementation, INamedTypeSymbol contract) =>
        contract.TypeKind == TypeKind.Class && !SymbolEqualityComparer.Default.Equals(implementation, contract);

    /// <summary>The class that certainly answers; <see langword="null"/> where it can be a guard.</summary>
    private INamedTypeSymbol? Resolve(IOperation receiver)
    {
        if (receiver.Type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } concrete && !_contracts.IsNonCritical(concrete))
        {
            return concrete;
        }

        return receiver switch
        {
            IObjectCreationOperation { Type: INamedTypeSymbol created } => created,
            ILocalReferenceOperation { Local: var local } => AssignedValues.OnlyCreatedType(local, new[] { Operations.Root(receiver) }),
            IFieldReferenceOperation { Field: { DeclaredAccessibility: Accessibility.Private } field } =>
                AssignedValues.OnlyCreatedType(field, _blocks),
            _ => null,
        };
    }
}
