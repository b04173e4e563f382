using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1002: an executable registers a non-critical dependency and never puts the guards in place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnguardedRegistrationAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.UnguardedRegistration,
        DiagnosticCategories.GracefulDegradation,
        "Non-critical dependency registered without its guard",
        "Non-critical '{0}' is registered without its guard; call 'GuardNonCriticalDependencies()' on the services after the last registration",
        DiagnosticSeverity.Warning,
        "Everything that asks the container for this contract gets the bare implementation, so its failure fails the request. One call "
            + "at the composition root puts the generated guard around every registration made before it.");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        Compilation compilation = symbols.Compilation;
        if (!Executables.IsExecutable(compilation) || TestProjects.IsTestProject(compilation))
        {
            return;
        }

        var contracts = DependencyContracts.For(symbols);
        if (!contracts.MayExist)
        {
            return;
        }

        var composition = new Lazy<Composition>(
            () => Composition.Of(compilation, CancellationToken.None), LazyThreadSafetyMode.ExecutionAndPublication);
        context.RegisterOperationAction(
            operation =>
            {
                if (Registrations.Read((IInvocationOperation)operation.Operation) is { Service: INamedTypeSymbol service } registration
                    && contracts.IsNonCritical(service)
                    && IsUnguarded(registration, service)
                    && !composition.Value.IsGuarded
                    && !composition.Value.ComposesByHand(service))
                {
                    operation.ReportDiagnostic(Diagnostic.Create(Rule, Operations.NameOf(registration.Invocation), ReadableNames.Of(service)));
                }
            },
            OperationKind.Invocation);
    }

    private static bool IsUnguarded(Registration registration, INamedTypeSymbol contract) =>
        registration.Values.IsEmpty
            ? registration.Implementation is null || IsBare(registration.Implementation, contract)
            : registration.Values.Any(value => IsBare(value, contract));

    private static bool IsBare(IOperation value, INamedTypeSymbol contract) => value switch
    {
        // What a method of this project or the container hands out as the contract can be a guard.
        IMethodReferenceOperation reference => contract.TypeKind == TypeKind.Interface && IsBare(reference.Method.ReturnType, contract),
        IInvocationOperation { TargetMethod: var method } when method.ReturnType.TypeKind == TypeKind.Interface =>
            method.ContainingNamespace is { Name: "Refit" },
        not IObjectCreationOperation when contract.TypeKind == TypeKind.Class => false,
        { Type: { } type } => IsBare(type, contract),
        _ => false,
    };

    private static bool IsBare(ITypeSymbol type, INamedTypeSymbol contract) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct } named
        && IsBareImplementation(named.IsUnboundGenericType ? named.OriginalDefinition : named, contract);

    private static bool IsBareImplementation(INamedTypeSymbol implementation, INamedTypeSymbol service)
    {
        // Of an open registration, and of a variant contract, the contract is what the implementation makes of it.
        INamedTypeSymbol contract = !service.IsGenericType || implementation.AllInterfaces.Contains(service, SymbolEqualityComparer.Default)
            ? service
            : implementation.AllInterfaces.FirstOrDefault(
                implemented => SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, service.OriginalDefinition)) ?? service;
        return (contract.TypeKind == TypeKind.Interface || SymbolEqualityComparer.Default.Equals(implementation.OriginalDefinition, contract.OriginalDefinition))
            && !Guards.IsGuard(implementation, contract)
            && !HandWrittenGuards.Degrades(implementation, contract);
    }
}
