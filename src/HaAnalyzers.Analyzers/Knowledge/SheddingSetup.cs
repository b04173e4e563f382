using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>
/// What the whole project says about limiting load. Read from syntax, once for each compilation and only when a rule asks: names that are
/// called and texts that are compared, wherever they stand.
/// </summary>
internal sealed class SheddingSetup
{
    /// <summary>In <c>.editorconfig</c>: <c>gateway</c> where load is shed before requests reach the program.</summary>
    public const string OptionName = "ha_shedding";

    private static readonly HashSet<string> Limiters = new(StringComparer.Ordinal)
    {
        "UseRateLimiter", "AddRateLimiter", "UseLoadShedding", "AddLoadShedding", "UseConcurrencyLimiter", "UseIpRateLimiting", "UseClientRateLimiting",
        "AddReverseProxy", "MapReverseProxy", "UseOcelot", "AddOcelot", "ConfigureFunctionsWorkerDefaults", "ConfigureFunctionsWebApplication", "UseThrottling",
        "AddAWSLambdaHosting", "UseCoreThrottling",
    };

    private static readonly HashSet<string> CapacityLimits = new(StringComparer.Ordinal)
    {
        "AddConcurrencyLimiter", "GetConcurrencyLimiter", "ConcurrencyLimiter", "UseConcurrencyLimiter", "UseLoadShedding", "AdaptiveConcurrencyLimiter",
    };

    private static readonly HashSet<string> ApplicationTypes = new(StringComparer.Ordinal)
    {
        "IApplicationBuilder", "WebApplication", "IEndpointRouteBuilder",
    };

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly Compilation _compilation;

    private SheddingSetup(Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        _compilation = compilation;
        foreach (SyntaxNode node in SyntaxTrees.HandWrittenNodes(compilation, cancellationToken))
        {
            if (node is SimpleNameSyntax name)
            {
                _names.Add(name.Identifier.ValueText);
            }
            else if (node is LiteralExpressionSyntax { Token.Value: string text })
            {
                SaysRetryAfter |= text.Equals("Retry-After", StringComparison.OrdinalIgnoreCase);
            }
        }

        SaysRetryAfter |= _names.Contains("RetryAfter");
        IsShedByGateway = compilation.SyntaxTrees.Any(tree =>
            options.GetOptions(tree).TryGetValue(OptionName, out string? value) && value.Trim().Equals("gateway", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Somebody else limits the load before it arrives.</summary>
    public bool IsShedByGateway { get; }

    /// <summary>Some rejection says when to come back.</summary>
    public bool SaysRetryAfter { get; }

    /// <summary>Some middleware that limits load, or a proxy, is mentioned.</summary>
    public bool MentionsLimiter => _names.Overlaps(Limiters);

    /// <summary>Some limit follows what the service can do at a time.</summary>
    public bool LimitsByCapacity => _names.Overlaps(CapacityLimits);

    public static SheddingSetup Read(Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken) =>
        new(compilation, options, cancellationToken);

    public bool Mentions(string name) => _names.Contains(name);

    /// <summary>A method of another project gets hold of the application or of the endpoints, and what it does cannot be seen.</summary>
    public bool HandsApplicationAway() => _compilation.SourceModule.ReferencedAssemblySymbols
        .Where(assembly => SolutionAssemblies.IsOwn(assembly, _compilation))
        .SelectMany(SourceTypes.In)
        .Where(type => type is { IsStatic: true, DeclaredAccessibility: Accessibility.Public })
        .SelectMany(type => type.GetMembers())
        .OfType<IMethodSymbol>()
        .Any(method => method.Parameters.Any(parameter => ApplicationTypes.Contains(parameter.Type.Name)) && _names.Contains(method.Name));
}
