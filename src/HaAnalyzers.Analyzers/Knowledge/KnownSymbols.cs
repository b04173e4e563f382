using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>The types of the contract language and of asynchrony, resolved once per compilation.</summary>
internal sealed class KnownSymbols
{
    private static readonly SharedKnowledge<Compilation, KnownSymbols> Shared = new(compilation => new KnownSymbols(compilation));

    private KnownSymbols(Compilation compilation)
    {
        Compilation = compilation;
        NonCritical = compilation.GetBestTypeByMetadataName("HaAnalyzers.NonCriticalAttribute");
        Critical = compilation.GetBestTypeByMetadataName("HaAnalyzers.CriticalAttribute");
        ReadinessProbe = compilation.GetBestTypeByMetadataName("HaAnalyzers.ReadinessProbeAttribute");
        CachedFallback = compilation.GetBestTypeByMetadataName("HaAnalyzers.CachedFallbackAttribute");
        EmptyFallback = compilation.GetBestTypeByMetadataName("HaAnalyzers.EmptyFallbackAttribute");
        DefaultFallback = compilation.GetBestTypeByMetadataName("HaAnalyzers.DefaultFallbackAttribute");
        FallbackMethod = compilation.GetBestTypeByMetadataName("HaAnalyzers.FallbackMethodAttribute");
        OmitFallback = compilation.GetBestTypeByMetadataName("HaAnalyzers.OmitFallbackAttribute");
        ResultCheck = compilation.GetBestTypeByMetadataName("HaAnalyzers.ResultCheckAttribute");
        BreakerKey = compilation.GetBestTypeByMetadataName("HaAnalyzers.BreakerKeyAttribute");
        FaultDouble = compilation.GetBestTypeByMetadataName("HaAnalyzers.Testing.FaultDouble`2");
        Exception = compilation.GetBestTypeByMetadataName("System.Exception");
        Task = compilation.GetBestTypeByMetadataName("System.Threading.Tasks.Task");
        TaskOfT = compilation.GetBestTypeByMetadataName("System.Threading.Tasks.Task`1");
        ValueTask = compilation.GetBestTypeByMetadataName("System.Threading.Tasks.ValueTask");
        AsyncEnumerableOfT = compilation.GetBestTypeByMetadataName("System.Collections.Generic.IAsyncEnumerable`1");
        ValueTaskOfT = compilation.GetBestTypeByMetadataName("System.Threading.Tasks.ValueTask`1");
    }

    public Compilation Compilation { get; }

    /// <summary><see langword="null"/> where the runtime library is not referenced; nothing is a contract then.</summary>
    public INamedTypeSymbol? NonCritical { get; }

    public INamedTypeSymbol? Critical { get; }

    public INamedTypeSymbol? ReadinessProbe { get; }

    public INamedTypeSymbol? CachedFallback { get; }

    public INamedTypeSymbol? EmptyFallback { get; }

    public INamedTypeSymbol? DefaultFallback { get; }

    public INamedTypeSymbol? FallbackMethod { get; }

    public INamedTypeSymbol? OmitFallback { get; }

    public INamedTypeSymbol? ResultCheck { get; }

    public INamedTypeSymbol? BreakerKey { get; }

    /// <summary>The base of fault doubles; <see langword="null"/> where nothing is to be tested with them.</summary>
    public INamedTypeSymbol? FaultDouble { get; }

    public INamedTypeSymbol? Exception { get; }

    public INamedTypeSymbol? Task { get; }

    public INamedTypeSymbol? TaskOfT { get; }

    public INamedTypeSymbol? ValueTask { get; }

    public INamedTypeSymbol? ValueTaskOfT { get; }

    public INamedTypeSymbol? AsyncEnumerableOfT { get; }

    /// <summary>Returns <see langword="null"/> when the runtime library is not referenced.</summary>
    public static KnownSymbols? Create(Compilation compilation)
    {
        KnownSymbols symbols = For(compilation);
        return symbols.NonCritical is null ? null : symbols;
    }

    public static KnownSymbols For(Compilation compilation) => Shared.Of(compilation);
}
