using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using HaAnalyzers.Analyzers.Generation.Parsing;
using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Rules.GracefulDegradation;

/// <summary>HA1004: nobody has said whether the program can do without a remote dependency.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnclassifiedDependencyAnalyzer : HaAnalyzer
{
    /// <summary>The property of the diagnostic that carries the documentation id of the contract.</summary>
    internal const string ContractProperty = "Contract";

    private static readonly DiagnosticDescriptor Rule = Descriptors.Create(
        DiagnosticIds.UnclassifiedDependency,
        DiagnosticCategories.GracefulDegradation,
        "Remote dependency not classified",
        "'{0}' {1}; {2}",
        DiagnosticSeverity.Info,
        "Everything remote fails one day. Whether users then get less or nothing is a decision, and an undecided dependency takes the "
            + "whole answer down. [NonCritical] puts a guard in front of it, [Critical] lets readiness follow it.");

    private static readonly ImmutableArray<string> CalledByFramework = ImmutableArray.Create(
        "Handler", "Consumer", "Subscriber", "Listener", "Job", "Worker", "Task", "HostedService", "Seeder", "Seed", "Initializer", "Migrator", "Middleware", "Filter", "Behavior");

    /// <summary>What an interface is called that brings a database up to date, be it a schema, a manager or an executor.</summary>
    private static readonly ImmutableArray<string> Maintenance = ImmutableArray.Create("Migration", "DataSeed");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols symbols)
    {
        if (symbols.NonCritical is null || TestProjects.IsTestProject(symbols.Compilation))
        {
            return;
        }

        var apis = RemoteApis.For(symbols.Compilation, context.Options.AnalyzerConfigOptionsProvider);
        var holdings = new RemoteHoldings(apis);
        var helpers = new RemoteMembers(holdings);
        var implementations = new RemoteImplementations(
            symbols.Compilation, type => Contracts(type, symbols), type => new RemoteUses(type, apis, holdings, helpers));
        context.RegisterSymbolStartAction(
            start =>
            {
                var type = (INamedTypeSymbol)start.Symbol;
                ImmutableArray<INamedTypeSymbol> contracts = Contracts(type, symbols);
                if (!contracts.IsEmpty)
                {
                    var uses = new RemoteUses(type, apis, holdings, helpers);
                    uses.CollectFrom(start);
                    start.RegisterSymbolEndAction(end => Report(end, type, contracts, uses, implementations));
                }
            },
            SymbolKind.NamedType);
        context.RegisterSymbolAction(symbol => AnalyzeDeclaration(symbol, symbols), SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(node => AnalyzeReason(node, symbols), Microsoft.CodeAnalysis.CSharp.SyntaxKind.Attribute);
    }

    /// <summary>The unclassified interfaces of this solution that a class implements.</summary>
    private static ImmutableArray<INamedTypeSymbol> Contracts(INamedTypeSymbol type, KnownSymbols symbols) =>
        type.TypeKind != TypeKind.Class || type.AllInterfaces.IsEmpty
            ? ImmutableArray<INamedTypeSymbol>.Empty
            : type.AllInterfaces
                .Where(contract => SolutionAssemblies.IsOwn(contract.ContainingAssembly, symbols.Compilation)
                    && !IsCalledByFramework(contract)
                    && !RemoteApis.IsHttpContract(contract)
                    && DependencyContracts.Members(contract).Any()
                    && !IsSaidOfBase(type, contract)
                    && !Classification.IsClassified(contract, symbols)
                    && !HandWrittenGuards.IsDecorator(type, contract))
                .ToImmutableArray();

    private static bool IsSaidOfBase(INamedTypeSymbol type, INamedTypeSymbol contract) =>
        type.BaseType is { DeclaringSyntaxReferences.IsEmpty: false } @base && @base.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default);

    /// <summary>A handler is no dependency of the program: something calls it, nothing waits for its answer.</summary>
    private static bool IsCalledByFramework(INamedTypeSymbol contract) =>
        CalledByFramework.Any(suffix => contract.Name.EndsWith(suffix, System.StringComparison.Ordinal))
        || Maintenance.Any(word => contract.Name.IndexOf(word, System.StringComparison.Ordinal) >= 0);

    private static void Report(
        SymbolAnalysisContext context, INamedTypeSymbol type, ImmutableArray<INamedTypeSymbol> contracts, RemoteUses uses, RemoteImplementations implementations)
    {
        foreach (IGrouping<INamedTypeSymbol, INamedTypeSymbol> forms in contracts.GroupBy(form => form.OriginalDefinition, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default))
        {
            INamedTypeSymbol contract = forms.Key;
            if (forms.Select(uses.Find).FirstOrDefault(found => found is not null) is { } api
                && implementations.IsFirst(type, contract, context.CancellationToken))
            {
                context.ReportDiagnostic(Create(
                    ContractLocations.Of(type, contract),
                    contract,
                    ReadableNames.Of(contract),
                    $"reaches {api.Product} through '{ReadableNames.Of(type)}' and is not classified",
                    "mark it [NonCritical] if users can be served without it, else [Critical]"));
            }
        }
    }

    private static void AnalyzeDeclaration(SymbolAnalysisContext context, KnownSymbols symbols)
    {
        var contract = (INamedTypeSymbol)context.Symbol;
        if (RemoteApis.IsHttpContract(contract) && !Classification.IsClassified(contract, symbols))
        {
            context.ReportDiagnostic(Create(
                AttributeLocations.Of(contract),
                contract,
                ReadableNames.Of(contract),
                "is called over HTTP and is not classified",
                "mark it [NonCritical] if users can be served without it, else [Critical]"));
        }
    }

    /// <summary>What a fix has written is a question, not an answer.</summary>
    private static void AnalyzeReason(SyntaxNodeAnalysisContext context, KnownSymbols symbols)
    {
        var attribute = (AttributeSyntax)context.Node;
        if (attribute.ArgumentList is null
            || attribute.Name.GetLastToken().ValueText.IndexOf("Critical", System.StringComparison.Ordinal) < 0
            || context.SemanticModel.GetTypeInfo(attribute, context.CancellationToken).Type is not { } type
            || !new[] { symbols.NonCritical, symbols.Critical }.Contains(type, SymbolEqualityComparer.Default))
        {
            return;
        }

        AttributeArgumentSyntax? reason = attribute.ArgumentList.Arguments.FirstOrDefault(argument =>
            argument.NameEquals is null
            && context.SemanticModel.GetConstantValue(argument.Expression, context.CancellationToken).Value is string text
            && Classification.IsPlaceholder(text));
        if (reason is not null)
        {
            string name = attribute.Parent?.Parent is BaseTypeDeclarationSyntax declaration ? declaration.Identifier.ValueText : attribute.Name.ToString();
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, reason.GetLocation(), name, "is classified for a reason nobody has written yet", "replace the placeholder"));
        }
    }

    private static Diagnostic Create(Location location, INamedTypeSymbol contract, string name, string fault, string nextStep) => Diagnostic.Create(
        Rule,
        location,
        ImmutableDictionary<string, string?>.Empty.Add(ContractProperty, contract.OriginalDefinition.GetDocumentationCommentId()),
        name,
        fault,
        nextStep);
}
