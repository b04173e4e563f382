using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge;

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
        "DbContextOptionsBuilder",
    };

    private static readonly HashSet<string> HostTypes = new(StringComparer.Ordinal)
    {
        "IServiceCollection", "IHealthChecksBuilder", "IHostApplicationBuilder", "HostApplicationBuilder", "WebApplicationBuilder",
        "IHostBuilder", "IWebHostBuilder", "IHost", "WebApplication", "IApplicationBuilder", "IEndpointRouteBuilder",
    };

    /// <summary>A program that uses these exposes or publishes health in its own way.</summary>
    private static readonly HashSet<string> CustomHealthTypes = new(StringComparer.Ordinal)
    {
        "HealthCheckService", "HealthCheckServiceOptions", "IHealthCheckPublisher", "HealthCheckRegistration",
    };

    private readonly List<HealthEndpoint> _endpoints = new();
    private readonly Dictionary<IAssemblySymbol, bool> _reachesHealthChecks = new(SymbolEqualityComparer.Default);
    private readonly Compilation _compilation;

    private HealthSetup(Compilation compilation) => _compilation = compilation;

    public IReadOnlyList<HealthEndpoint> Endpoints => _endpoints;

    /// <summary>The <c>AddHealthChecks()</c> calls.</summary>
    public List<InvocationExpressionSyntax> Builders { get; } = new();

    public bool RegistersChecks { get; private set; }

    /// <summary>Checks or endpoints may come from where they cannot be seen.</summary>
    public bool MayContinueElsewhere { get; private set; }

    public HashSet<string> InvokedMethods { get; } = new(StringComparer.Ordinal);

    /// <summary>The type arguments of those that add something, such as the context of <c>AddDbContext</c>.</summary>
    public HashSet<INamedTypeSymbol> RegisteredTypes { get; } = new(SymbolEqualityComparer.Default);

    public static HealthSetup Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var setup = new HealthSetup(compilation);
        foreach (IGrouping<SyntaxTree, SyntaxNode> file in SyntaxTrees.HandWrittenNodes(compilation, cancellationToken).GroupBy(node => node.SyntaxTree))
        {
            cancellationToken.ThrowIfCancellationRequested();
            setup.ReadFile(file.Key, file.ToImmutableArray(), cancellationToken);
        }

        return setup;
    }

    private void ReadFile(SyntaxTree tree, ImmutableArray<SyntaxNode> nodes, CancellationToken cancellationToken)
    {
        HashSet<string> names = new(nodes.OfType<SimpleNameSyntax>().Select(name => name.Identifier.ValueText), StringComparer.Ordinal);
        MayContinueElsewhere |= names.Overlaps(CustomHealthTypes) || nodes.OfType<LiteralExpressionSyntax>().Any(IsReadinessRoute);
        if (!names.Overlaps(CompositionNames))
        {
            return;
        }

#pragma warning disable RS1030 // once for each compilation, only where a health endpoint gives reason to ask, and only for composing files
        SemanticModel model = _compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
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
        }
        else if (hosts.Length > 0 && !FrameworkAssemblies.Contains(definition.ContainingAssembly))
        {
            MayContinueElsewhere |= ReachesHealthChecks(definition.ContainingAssembly);
        }
    }

    /// <summary>An assembly that neither uses the health check library nor one that does cannot add to the set-up.</summary>
    private bool ReachesHealthChecks(IAssemblySymbol? assembly)
    {
        if (assembly is null || SymbolEqualityComparer.Default.Equals(assembly, _compilation.Assembly))
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
