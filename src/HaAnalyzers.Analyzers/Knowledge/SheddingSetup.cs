using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>What the whole project says about limiting load.</summary>
internal sealed class SheddingSetup
{
    /// <summary>In <c>.editorconfig</c>: <c>gateway</c> where load is shed before requests reach the program.</summary>
    public const string OptionName = "ha_shedding";

    private static readonly HashSet<string> Limiters = new(StringComparer.Ordinal)
    {
        "UseRateLimiter", "AddRateLimiter", "UseLoadShedding", "AddLoadShedding", "UseConcurrencyLimiter", "UseIpRateLimiting", "UseClientRateLimiting",
        "AddReverseProxy", "MapReverseProxy", "UseOcelot", "AddOcelot", "ConfigureFunctionsWorkerDefaults", "ConfigureFunctionsWebApplication", "UseThrottling",
        "AddAWSLambdaHosting", "UseCoreThrottling", "ConcurrencyLimiter", "AdaptiveConcurrencyLimiter", "PartitionedRateLimiter",
    };

    private static readonly HashSet<string> CapacityLimits = new(StringComparer.Ordinal)
    {
        "AddConcurrencyLimiter", "GetConcurrencyLimiter", "ConcurrencyLimiter", "UseConcurrencyLimiter", "UseLoadShedding", "AdaptiveConcurrencyLimiter",
    };

    /// <summary>What gives a program endpoints of its own.</summary>
    private static readonly ImmutableArray<string> EndpointMethods = ImmutableArray.Create(
        "MapControllers", "MapControllerRoute", "MapDefaultControllerRoute", "MapAreaControllerRoute", "MapRazorPages", "MapRazorComponents", "MapBlazorHub", "MapHub",
        "MapGrpcService", "MapGet", "MapPost", "MapPut", "MapPatch", "MapDelete", "MapGraphQL", "MapCarter", "MapFastEndpoints", "UseFastEndpoints");

    /// <summary>What a middleware that limits load is called after.</summary>
    private static readonly ImmutableArray<string> LimiterWords = ImmutableArray.Create("Throttl", "RateLimit", "LoadShed", "Concurrency", "Bulkhead", "Backpressure");

    private readonly ProgramNames _names;
    private readonly Compilation _compilation;

    private SheddingSetup(Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken)
    {
        _names = ProgramNames.For(compilation);
        _compilation = compilation;
        IsShedByGateway = compilation.SyntaxTrees.Any(tree =>
            options.GetOptions(tree).TryGetValue(OptionName, out string? value) && value.Trim().Equals("gateway", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Somebody else limits the load before it arrives.</summary>
    public bool IsShedByGateway { get; }

    /// <summary>Some rejection says when to come back.</summary>
    public bool SaysRetryAfter => _names.Mentions("RetryAfter") || _names.Says("Retry-After");

    /// <summary>Some middleware or limiter of load, or a proxy, is mentioned.</summary>
    public bool MentionsLimiter => _names.MentionsAny(Limiters) || DeclaresLimiter();

    /// <summary>Endpoints are mapped somewhere, be it in a method that the program calls.</summary>
    public bool MapsEndpoints => _names.MentionsAny(EndpointMethods);

    /// <summary>Some limit follows what the service can do at a time.</summary>
    public bool LimitsByCapacity => _names.MentionsAny(CapacityLimits);

    public static SheddingSetup Read(Compilation compilation, AnalyzerConfigOptionsProvider options, CancellationToken cancellationToken) =>
        new(compilation, options, cancellationToken);

    public bool Mentions(string name) => _names.Mentions(name);

    /// <inheritdoc cref="ProgramNames.HandsApplicationAway"/>
    public bool HandsApplicationAway() => _names.HandsApplicationAway();

    /// <inheritdoc cref="ProgramNames.HandsPipelineAway"/>
    public bool HandsPipelineAway() => _names.HandsPipelineAway();

    /// <summary>A middleware of the program's own, by its name.</summary>
    private bool DeclaresLimiter() => _compilation.ContainsSymbolsWithName(
        name => name.EndsWith("Middleware", StringComparison.Ordinal)
            && LimiterWords.Any(word => name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0),
        SymbolFilter.Type);
}
