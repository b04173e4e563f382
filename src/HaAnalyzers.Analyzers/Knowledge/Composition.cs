using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using HaAnalyzers.Analyzers.Generation.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// What the whole project says about where guards are put in place. Read from syntax, once for each compilation and only when a
/// registration asks.
/// </summary>
internal sealed class Composition
{
    public const string GuardMethod = "GuardNonCriticalDependencies";

    /// <summary>The generated class that declares <see cref="GuardMethod"/>, by metadata name.</summary>
    public const string GuardMethodType = "Microsoft.Extensions.DependencyInjection.GuardServiceCollectionExtensions";

    private static readonly HashSet<string> BuilderTypes = new(StringComparer.Ordinal)
    {
        "IServiceCollection", "IHostApplicationBuilder", "IHostBuilder", "HostApplicationBuilder", "WebApplicationBuilder",
        "IWebHostBuilder",
    };

    private readonly HashSet<string> _invokedMethods = new(StringComparer.Ordinal);
    private readonly HashSet<string> _composedTypes = new(StringComparer.Ordinal);

    private Composition(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (SyntaxNode node in SyntaxTrees.HandWrittenNodes(compilation, cancellationToken))
        {
            switch (node)
            {
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                    _invokedMethods.Add(access.Name.Identifier.ValueText);
                    break;
                case InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding }:
                    _invokedMethods.Add(binding.Name.Identifier.ValueText);
                    break;
                case InvocationExpressionSyntax { Expression: SimpleNameSyntax name }:
                    _invokedMethods.Add(name.Identifier.ValueText);
                    break;
                case ObjectCreationExpressionSyntax creation:
                    AddComposed(creation.Type);
                    break;
                case TypeOfExpressionSyntax typeOf:
                    AddComposed(typeOf.Type);
                    break;
                case TypeArgumentListSyntax arguments:
                    arguments.Arguments.ToList().ForEach(AddComposed);
                    break;
                default:
                    break;
            }
        }

        bool mayAddElsewhere = ResilienceHandlers.AreAvailable(compilation) && HandsServicesTo(OtherProjects(compilation));
        AddsResilienceToClients = _invokedMethods.Overlaps(ResilienceHandlers.Names) || mayAddElsewhere;
        MayHaveClientDefaults = _invokedMethods.Contains(ResilienceHandlers.Defaults) || mayAddElsewhere;
        IsGuarded = _invokedMethods.Contains(GuardMethod) || MayBeGuardedElsewhere(compilation);
    }

    /// <summary>The guards are put in place here, or a library that could do so gets hold of the services.</summary>
    public bool IsGuarded { get; }

    /// <summary>HTTP clients may get resilience by default, here or in another project that gets hold of the services.</summary>
    public bool MayHaveClientDefaults { get; }

    /// <summary>Some HTTP client gets resilience here, or may get it in another project.</summary>
    public bool AddsResilienceToClients { get; }

    public static Composition Of(Compilation compilation, CancellationToken cancellationToken) => new(compilation, cancellationToken);

    /// <summary>Some code builds the guard itself, or hands its type to the container.</summary>
    public bool ComposesByHand(INamedTypeSymbol contract) => _composedTypes.Contains(GuardNames.For(contract));

    private static IEnumerable<IAssemblySymbol> OtherProjects(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => SolutionAssemblies.IsOwn(assembly, compilation));

    private void AddComposed(TypeSyntax type) => _composedTypes.Add(TypeSyntaxes.NameOf(type));

    private bool MayBeGuardedElsewhere(Compilation compilation) => HandsServicesTo(
        compilation.GetTypesByMetadataName(GuardMethodType)
            .Select(type => type.ContainingAssembly)
            .Where(assembly => !SymbolEqualityComparer.Default.Equals(assembly, compilation.Assembly)));

    /// <summary>Some code calls a public method of these assemblies that takes the services or a builder that holds them.</summary>
    private bool HandsServicesTo(IEnumerable<IAssemblySymbol> assemblies) => assemblies
        .SelectMany(SourceTypes.In)
        .Where(type => type is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
        .SelectMany(type => type.GetMembers())
        .OfType<IMethodSymbol>()
        .Any(method => TakenTypes.TakesAny(method, BuilderTypes) && _invokedMethods.Contains(method.Name));
}
