using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>What the members of one class reach: by calls of their own, through members of the class, through members of classes it holds.</summary>
internal sealed class RemoteUses
{
    private readonly INamedTypeSymbol _type;
    private readonly RemoteApis _apis;
    private readonly RemoteHoldings _holdings;
    private readonly RemoteMembers _helpers;
    private readonly ConcurrentDictionary<ISymbol, RemoteApi> _reached = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentBag<(ISymbol Caller, ISymbol Called)> _calls = new();

    /// <summary>What the constructors hand to a base class that is not theirs: any member may use it.</summary>
    private RemoteApi? _handedToBase;

    public RemoteUses(INamedTypeSymbol type, RemoteApis apis, RemoteHoldings holdings, RemoteMembers helpers)
    {
        _type = type;
        _apis = apis;
        _holdings = holdings;
        _helpers = helpers;
    }

    public void CollectFrom(SymbolStartAnalysisContext start) => start.RegisterOperationAction(
        context => Collect(context.Operation, context.ContainingSymbol, context.Compilation), OperationKind.Invocation, OperationKind.PropertyReference);

    /// <summary>The same, where nobody hands out the operations: dear, because the class has to be bound for it.</summary>
    public void CollectFrom(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach ((SyntaxNode code, SyntaxNode declaration) in ExecutableCode.Of(_type, cancellationToken))
        {
            SemanticModel model = compilation.GetSemanticModel(code.SyntaxTree);
            if (model.GetDeclaredSymbol(declaration, cancellationToken) is { } member && model.GetOperation(code, cancellationToken) is { } root)
            {
                foreach (IOperation operation in root.DescendantsAndSelf())
                {
                    Collect(operation, member, compilation);
                }
            }
        }
    }

    /// <summary>What a member of the contract reaches, or <see langword="null"/>.</summary>
    public RemoteApi? Find(INamedTypeSymbol contract)
    {
        RemoteApi? itself = _apis.Find(_type);
        foreach (ISymbol member in DependencyContracts.Members(contract))
        {
            ISymbol? implementation = _type.FindImplementationForInterfaceMember(member);
            if (itself is not null && !StaysInside(member, implementation))
            {
                return itself;
            }

            if (implementation is null)
            {
                continue;
            }

            bool isInherited = !SymbolEqualityComparer.Default.Equals(implementation.ContainingType.OriginalDefinition, _type.OriginalDefinition);
            if ((isInherited ? _handedToBase ?? _helpers.Find(implementation) : Reached(implementation)) is { } api)
            {
                return api;
            }
        }

        return null;
    }

    /// <summary>
    /// What a class that is remote itself answers from what it has at hand: a value, or a list of it made without waiting, as a context does of
    /// the entities it tracks. What it hands out may be remote again.
    /// </summary>
    private bool StaysInside(ISymbol member, ISymbol? implementation) => member switch
    {
        IPropertySymbol property => _holdings.Carried(property.Type) is null,
        IMethodSymbol method => implementation is { DeclaringSyntaxReferences.IsEmpty: false, IsAbstract: false }
            && !RemoteApis.IsAwaitable(method.ReturnType)
            && !Queries.IsQuery(method.ReturnType)
            && _holdings.Carried(method.ReturnType) is null
            && Reached(implementation) is null,
        _ => false,
    };

    private static ISymbol Member(ISymbol symbol) => symbol switch
    {
        IMethodSymbol { MethodKind: MethodKind.LocalFunction or MethodKind.AnonymousFunction, ContainingSymbol: { } outer } => Member(outer),
        IMethodSymbol { AssociatedSymbol: { } property } => property.OriginalDefinition,
        _ => symbol.OriginalDefinition,
    };

    private void Collect(IOperation operation, ISymbol containingSymbol, Compilation compilation)
    {
        ISymbol caller = Member(containingSymbol);
        if (operation is IPropertyReferenceOperation property)
        {
            Connect(caller, property.Property);
            return;
        }

        if (operation is not IInvocationOperation invocation)
        {
            return;
        }

        IMethodSymbol method = invocation.TargetMethod;
        if (method.MethodKind == MethodKind.Constructor)
        {
            _handedToBase ??= invocation.Arguments.Select(argument => Handed(argument.Value)).FirstOrDefault(api => api is not null);
        }
        else if ((_apis.FindCall(invocation) ?? ThroughQuery(invocation) ?? ThroughHelper(invocation)) is { } api && !BelongsToAnother(invocation, api, compilation))
        {
            _reached.TryAdd(caller, api);
        }

        Connect(caller, method);
    }

    private void Connect(ISymbol caller, ISymbol called)
    {
        if (SymbolEqualityComparer.Default.Equals(called.ContainingType?.OriginalDefinition, _type.OriginalDefinition))
        {
            _calls.Add((caller, called.OriginalDefinition));
        }
    }

    /// <summary>A query of another contract that is only run here; one that was handed in can be nothing else where nothing remote is held.</summary>
    private bool BelongsToAnother(IInvocationOperation invocation, RemoteApi api, Compilation compilation) =>
        api.Kind == RemoteKind.Database
        && QueryOrigins.Of(invocation, compilation) switch
        {
            QueryOrigin.Contract => true,
            QueryOrigin.Caller => (_apis.Find(_type) ?? _holdings.Find(_type)) is null,
            _ => false,
        };

    /// <summary>A query that a class with a database runs.</summary>
    private RemoteApi? ThroughQuery(IInvocationOperation invocation) =>
        Queries.IsRun(invocation) && (_apis.Find(_type) ?? _holdings.Find(_type)) is { Kind: RemoteKind.Database } api ? api : null;

    /// <summary>A class of this compilation that holds something remote, or a method of it that is handed something remote.</summary>
    private RemoteApi? ThroughHelper(IInvocationOperation invocation)
    {
        INamedTypeSymbol declaring = invocation.TargetMethod.ContainingType;
        if (declaring.TypeKind is not (TypeKind.Class or TypeKind.Struct)
            || declaring.DeclaringSyntaxReferences.IsEmpty
            || SymbolEqualityComparer.Default.Equals(declaring.OriginalDefinition, _type.OriginalDefinition))
        {
            return null;
        }

        return (invocation.TargetMethod.IsStatic ? null : _helpers.Find(invocation.TargetMethod))
            ?? invocation.Arguments.Select(argument => Handed(argument.Value)).FirstOrDefault(api => api is not null);
    }

    private RemoteApi? Handed(IOperation value) => _apis.Find(Operations.WithoutConversions(value).Type);

    private RemoteApi? Reached(ISymbol member)
    {
        ILookup<ISymbol, ISymbol> calls = _calls.ToLookup(call => call.Caller, call => call.Called, SymbolEqualityComparer.Default);
        var visited = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var open = new Stack<ISymbol>(new[] { member.OriginalDefinition });
        while (open.Count > 0)
        {
            ISymbol current = open.Pop();
            if (_reached.TryGetValue(current, out RemoteApi? api))
            {
                return api;
            }

            if (visited.Add(current))
            {
                foreach (ISymbol called in calls[current])
                {
                    open.Push(called);
                }
            }
        }

        return null;
    }
}
