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
/// How long the services live that this compilation registers. Read once for each compilation, only when a rule asks, and only from files
/// that register scoped services.
/// </summary>
internal sealed class ServiceLifetimes
{
    private static readonly ImmutableArray<string> ScopedMethods = ImmutableArray.Create("AddScoped", "TryAddScoped", "AddKeyedScoped", "TryAddKeyedScoped");

    private static readonly SharedKnowledge<Compilation, ServiceLifetimes> Known = new(compilation => new ServiceLifetimes(compilation));

    private readonly HashSet<ITypeSymbol> _scoped = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _others = new(SymbolEqualityComparer.Default);

    private ServiceLifetimes(Compilation compilation)
    {
        foreach (FileNames file in ProgramNames.For(compilation).Files)
        {
            if (file.MentionsAny(ScopedMethods) || file.MayMention(OtherMethods))
            {
                Read(file.Tree, compilation);
            }
        }
    }

    private static IEnumerable<string> OtherMethods { get; } = ScopedMethods
        .SelectMany(name => new[] { name.Replace("Scoped", "Singleton"), name.Replace("Scoped", "Transient") })
        .Append("AddHttpClient")
        .ToImmutableArray();

    public static ServiceLifetimes For(Compilation compilation) => Known.Of(compilation);

    /// <summary>Every registration of the class is scoped: it is created for each request, or each scope of a worker.</summary>
    public bool IsScoped(INamedTypeSymbol type) => _scoped.Contains(type) && !_others.Contains(type);

    /// <summary>The call registers a service that is created for each request, or each scope of a worker.</summary>
    public static bool IsScoped(IInvocationOperation registration) =>
        ScopedMethods.Contains(registration.TargetMethod.Name) && Registrations.Read(registration) is not null;

    private void Read(SyntaxTree tree, Compilation compilation)
    {
#pragma warning disable RS1030 // once for each compilation, only where a rule has reason to ask, and only for files that register services
        SemanticModel model = compilation.GetSemanticModel(tree);
#pragma warning restore RS1030
        foreach (InvocationExpressionSyntax call in tree.GetRoot(CancellationToken.None).DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            if (call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
                && (ScopedMethods.Contains(name) || OtherMethods.Contains(name, StringComparer.Ordinal))
                && model.GetOperation(call) is IInvocationOperation invocation
                && Registrations.Read(invocation) is { } registration)
            {
                HashSet<ITypeSymbol> types = ScopedMethods.Contains(name) ? _scoped : _others;
                types.Add(registration.Implementation ?? registration.Service);
                types.UnionWith(registration.Values.Select(value => value.Type).OfType<ITypeSymbol>());
            }
        }
    }
}
