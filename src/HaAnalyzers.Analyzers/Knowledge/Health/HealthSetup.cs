using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Health;

/// <summary>
/// What the files that compose the application say about health checks: the endpoints, whether any check is registered, and whether
/// something that cannot be seen may add to either.
/// </summary>
internal sealed class HealthSetup
{
    /// <summary>Code that touches services or the pipeline names one of these.</summary>
    private static readonly HashSet<string> CompositionNames = new(StringComparer.Ordinal)
    {
        "AddHealthChecks", "MapHealthChecks", "UseHealthChecks", "IHealthChecksBuilder", "IServiceCollection", "ConfigureServices",
        "WebApplication", "WebApplicationBuilder", "IHostApplicationBuilder", "HostApplicationBuilder", "IHostBuilder", "Host", "WebHost",
        "IApplicationBuilder", "IEndpointRouteBuilder", "UseEndpoints", "Services",
        "DbContextOptionsBuilder", "FallbackPolicy",
    };

    private static readonly HashSet<string> HostTypes = new(StringComparer.Ordinal)
    {
        "IServiceCollection", "IHealthChecksBuilder", "IHostApplicationBuilder", "HostApplicationBuilder", "WebApplicationBuilder",
        "IHostBuilder", "IWebHostBuilder", "IHost", "WebApplication", "IApplicationBuilder", "IEndpointRouteBuilder",
    };

    /// <summary>A program that uses these exposes or publishes health in its own way.</summary>
    private static readonly HashSet<string> CustomHealthTypes = new(StringComparer.Ordinal)
    {
        "HealthCheckService", "HealthCheckServiceOptions", "IHealthCheckPublisher",
    };

    private static readonly SharedKnowledge<Compilation, HealthSetup> Known = new(compilation => Read(compilation, CancellationToken.None));

    private readonly List<HealthEndpoint> _endpoints = new();
    private readonly Dictionary<IAssemblySymbol, bool> _reachesHealthChecks = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private HealthSetup(Compilation compilation) => _compilation = compilation;

    public IReadOnlyList<HealthEndpoint> Endpoints => _endpoints;

    /// <summary>The <c>AddHealthChecks()</c> calls.</summary>
    public List<InvocationExpressionSyntax> Builders { get; } = new();

    /// <summary>The checks that are added by a call that can be read.</summary>
    public List<HealthCheckRegistration> Checks { get; } = new();

    public bool RegistersChecks { get; private set; }

    /// <summary>Checks or endpoints may come from where they cannot be seen.</summary>
    public bool MayContinueElsewhere { get; private set; }

    /// <summary>Some address, of an endpoint of any kind, says that it is about readiness.</summary>
    public bool NamesReadiness { get; private set; }

    /// <summary>A fallback policy asks every endpoint for credentials that does not say otherwise.</summary>
    public bool RequiresAuthorizationEverywhere { get; private set; }

    public HashSet<string> InvokedMethods { get; } = new(StringComparer.Ordinal);

    /// <summary>The database lies in the process or in a file beside it.</summary>
    public bool KeepsDataLocally =>
        InvokedMethods.Any(RemoteApis.LocalDatabaseProviders.Contains) && !InvokedMethods.Any(RemoteApis.RemoteDatabaseProviders.Contains);

    /// <summary>The type arguments of those that add something, such as the context of <c>AddDbContext</c>.</summary>
    public HashSet<INamedTypeSymbol> RegisteredTypes { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>Read once for a compilation, however many rules ask; it lives no longer than the compilation.</summary>
    public static HealthSetup For(Compilation compilation) => Known.Of(compilation);

    public static HealthSetup Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var setup = new HealthSetup(compilation);
        foreach (FileNames file in ProgramNames.For(compilation).Files)
        {
            cancellationToken.ThrowIfCancellationRequested();
            setup.ReadFile(file, cancellationToken);
        }

        return setup;
    }

    private void ReadFile(FileNames file, CancellationToken cancellationToken)
    {
        MayContinueElsewhere |= file.MentionsAny(CustomHealthTypes);
        bool composes = file.MentionsAny(CompositionNames);
        bool mayNameReadiness = file.SaysPartly("ready") || file.SaysPartly("readiness");
        if (!composes && !mayNameReadiness)
        {
            return;
        }

        SyntaxTree tree = file.Tree;
        ImmutableArray<SyntaxNode> nodes = tree.GetRoot(cancellationToken).DescendantNodes().ToImmutableArray();
        NamesReadiness |= nodes.OfType<LiteralExpressionSyntax>().Any(IsReadinessRoute);
        if (!composes)
        {
            return;
        }

#pragma warning disable RS1030 // once for each compilation, only where a health endpoint gives reason to ask, and only for composing files
        SemanticModel model = _compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        RequiresAuthorizationEverywhere |= nodes.OfType<AssignmentExpressionSyntax>().Any(assignment => SetsFallbackPolicy(assignment, model, cancellationToken));
        foreach (InvocationExpressionSyntax invocation in nodes.OfType<InvocationExpressionSyntax>())
        {
            if (model.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol method)
            {
                ReadInvocation(invocation, method, model, cancellationToken);
            }
            else if (invocation.Expression is not IdentifierNameSyntax { Identifier.ValueText: "nameof" })
            {
                // Code that does not compile yet, or is bound when it runs, can mean anything.
                MayContinueElsewhere = true;
            }
        }
    }

    private void ReadInvocation(
        InvocationExpressionSyntax invocation, IMethodSymbol method, SemanticModel model, CancellationToken cancellationToken)
    {
        InvokedMethods.Add(method.Name);
        if (method.Name.StartsWith("Add", StringComparison.Ordinal) || method.Name.StartsWith("TryAdd", StringComparison.Ordinal))
        {
            RegisteredTypes.UnionWith(method.TypeArguments.OfType<INamedTypeSymbol>());
        }

        IMethodSymbol definition = method.ReducedFrom ?? method;
        RequiresAuthorizationEverywhere |= method is { Name: "SetFallbackPolicy", ContainingType.Name: "AuthorizationBuilder" };
        if (HealthEndpoint.IsMapping(definition))
        {
            if (model.GetOperation(invocation, cancellationToken) is IInvocationOperation operation && HealthEndpoint.Read(operation) is { } endpoint)
            {
                _endpoints.Add(endpoint);
            }

            return;
        }

        IEnumerable<ITypeSymbol> taken = definition.Parameters.SelectMany(parameter => TakenTypes.Of(parameter.Type));
        ITypeSymbol[] hosts = taken.Append(definition.ContainingType).Where(type => HostTypes.Contains(type.Name)).ToArray();
        if (definition.Name == "AddHealthChecks" && FrameworkAssemblies.Contains(definition.ContainingAssembly))
        {
            Builders.Add(invocation);
        }
        else if (hosts.Any(type => type.Name == "IHealthChecksBuilder"))
        {
            RegistersChecks = true;
            ReadCheck(definition, model.GetOperation(invocation, cancellationToken) as IInvocationOperation);
        }
        else if (hosts.Length > 0 && !FrameworkAssemblies.Contains(definition.ContainingAssembly))
        {
            MayContinueElsewhere |= ReachesHealthChecks(definition.ContainingAssembly);
        }
    }

    /// <summary>What a method of the compilation adds is read where it adds it.</summary>
    private void ReadCheck(IMethodSymbol method, IInvocationOperation? operation)
    {
        bool isOwn = SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _compilation.Assembly);
        if (AddsOneCheck(method.ContainingAssembly) && operation is not null && HealthCheckRegistration.Read(operation) is { } check)
        {
            Checks.Add(check);
        }
        else if (!isOwn)
        {
            MayContinueElsewhere = true;
        }
    }

    /// <summary>.NET, Entity Framework and the AspNetCore.HealthChecks packages; what a method of others adds cannot be seen.</summary>
    private static bool AddsOneCheck(IAssemblySymbol? assembly) =>
        FrameworkAssemblies.Contains(assembly) || assembly?.Name.StartsWith("HealthChecks.", StringComparison.Ordinal) == true;

    private static bool SetsFallbackPolicy(AssignmentExpressionSyntax assignment, SemanticModel model, CancellationToken cancellationToken) =>
        assignment.Left is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "FallbackPolicy" } or IdentifierNameSyntax { Identifier.ValueText: "FallbackPolicy" }
        && model.GetSymbolInfo(assignment.Left, cancellationToken).Symbol is IPropertySymbol { ContainingType.Name: "AuthorizationOptions" }
        && model.GetConstantValue(assignment.Right, cancellationToken) is not { HasValue: true, Value: null };

    /// <summary>An assembly that neither uses the health check library nor one that does cannot add to the set-up.</summary>
    private bool ReachesHealthChecks(IAssemblySymbol? assembly)
    {
        if (assembly is null
            || SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly)
            || assembly.Name.StartsWith("HaAnalyzers.", StringComparison.Ordinal))
        {
            return false;
        }

        if (_reachesHealthChecks.TryGetValue(assembly, out bool known))
        {
            return known;
        }

        // The reference assembly of another project has no method bodies, so it does not say what they use.
        _reachesHealthChecks[assembly] = false;
        bool reaches = assembly.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == "ReferenceAssemblyAttribute")
            || assembly.Modules.Any(module =>
            module.ReferencedAssemblies.Any(reference => reference.Name.Contains("HealthChecks"))
            || module.ReferencedAssemblySymbols.Any(
                referenced => !FrameworkAssemblies.Contains(referenced) && ReachesHealthChecks(referenced)));
        return _reachesHealthChecks[assembly] = reaches;
    }

    private static bool IsReadinessRoute(LiteralExpressionSyntax literal)
    {
        string text = literal.Token.ValueText;
        return text.IndexOf("/ready", StringComparison.OrdinalIgnoreCase) >= 0
            || text.IndexOf("/readiness", StringComparison.OrdinalIgnoreCase) >= 0
            || (literal.Parent is AttributeArgumentSyntax
                && (text.StartsWith("ready", StringComparison.OrdinalIgnoreCase) || text.StartsWith("readiness", StringComparison.OrdinalIgnoreCase)));
    }
}
