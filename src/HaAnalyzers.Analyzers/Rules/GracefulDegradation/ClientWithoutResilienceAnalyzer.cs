using System;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1005: a client of the factory has neither a timeout worth the name nor a breaker.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClientWithoutResilienceAnalyzer : HaAnalyzer
{
    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.ClientWithoutResilience,
        DiagnosticCategories.GracefulDegradation,
        "Remote client registered without any resilience",
        "{0} has no timeout of its own, no retry and no breaker: while its service hangs, callers {1}; {2}",
        DiagnosticSeverity.Info,
        "A client of the factory waits for 100 seconds by default, one of gRPC for ever, and tries again for every caller. A resilience handler ends attempts that "
            + "hang, repeats those that failed by chance and stops calling a service that is down.");

    private static readonly ImmutableArray<string> Registrations = ImmutableArray.Create(
        "AddHttpClient", "AddRefitClient", "AddRefitGeneratedClient", "AddRestEaseClient", "AddGrpcClient");

    private static readonly SymbolDisplayFormat NameWithContainers = new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        Compilation compilation = symbols.Compilation;
        if (!Executables.IsExecutable(compilation) || TestProjects.IsTestProject(compilation) || !FileNames.AnyMayMention(compilation, Registrations))
        {
            return;
        }

        var contracts = DependencyContracts.For(symbols);
        var composition = new Lazy<Composition>(() => Composition.Of(compilation, CancellationToken.None));
        context.RegisterOperationAction(
            operation =>
            {
                var invocation = (IInvocationOperation)operation.Operation;
                if (Registrations.Contains(invocation.TargetMethod.Name)
                    && IsClientBuilder(invocation.Type)
                    && !invocation.TargetMethod.TypeArguments.Any(contracts.IsNonCritical)
                    && Describe(invocation) is { } client
                    && ResilienceHandlers.EndOfBareChain(invocation) is { } end
                    && !composition.Value.MayHaveClientDefaults)
                {
                    operation.ReportDiagnostic(Diagnostic.Create(
                        Rule, Operations.NameOf(invocation), client, Wait(invocation, end), NextStep(invocation)));
                }
            },
            OperationKind.Invocation);
    }

    private static bool IsClientBuilder(ITypeSymbol? type) => type is
    {
        Name: "IHttpClientBuilder", ContainingNamespace: { Name: "DependencyInjection", ContainingNamespace.Name: "Extensions" },
    };

    /// <summary>The typed or the named client; the default client of the factory is everybody's and nobody's.</summary>
    private static string? Describe(IInvocationOperation invocation)
    {
        if (invocation.TargetMethod.TypeArguments is [var service, ..])
        {
            return $"'{ReadableNames.Of(service)}'";
        }

        IArgumentOperation? name = invocation.Arguments.FirstOrDefault(argument => argument.Parameter is { Name: "name", Type.SpecialType: SpecialType.System_String });
        return name is null ? null : name.Value.ConstantValue is { HasValue: true, Value: string text } ? $"Client '{text}'" : "The client";
    }

    private static bool IsRemoteProcedureCall(IInvocationOperation invocation) => invocation.TargetMethod.Name == "AddGrpcClient";

    private static string Wait(IInvocationOperation invocation, IInvocationOperation end) =>
        IsRemoteProcedureCall(invocation) ? "without a deadline wait for ever" : ResilienceHandlers.NeverTimesOut(invocation, end) ? "wait for ever" : "wait 100 s";

    private static string NextStep(IInvocationOperation invocation) => invocation.TargetMethod.TypeArguments switch
    {
        [{ TypeKind: TypeKind.Interface } service, ..] => $"add 'AddStandardResilienceHandler()', or mark '{ReadableNames.Of(service.OriginalDefinition)}' [NonCritical]",
        [{ } service, ..] when IsRemoteProcedureCall(invocation) =>
            $"add 'AddStandardResilienceHandler()', or declare '[assembly: NonCritical(typeof({service.ToDisplayString(NameWithContainers)}), \"…\")]'",
        _ => "add 'AddStandardResilienceHandler()'",
    };
}
