using System.Linq;
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

        // Asking one assembly is a hundred times quicker than asking all of them, and this is done again with every keystroke.
        IAssemblySymbol? library = NonCritical?.ContainingAssembly;
        Critical = library?.GetTypeByMetadataName("HaAnalyzers.CriticalAttribute");
        ReadinessProbe = library?.GetTypeByMetadataName("HaAnalyzers.ReadinessProbeAttribute");
        CachedFallback = library?.GetTypeByMetadataName("HaAnalyzers.CachedFallbackAttribute");
        EmptyFallback = library?.GetTypeByMetadataName("HaAnalyzers.EmptyFallbackAttribute");
        DefaultFallback = library?.GetTypeByMetadataName("HaAnalyzers.DefaultFallbackAttribute");
        FallbackMethod = library?.GetTypeByMetadataName("HaAnalyzers.FallbackMethodAttribute");
        OmitFallback = library?.GetTypeByMetadataName("HaAnalyzers.OmitFallbackAttribute");
        ResultCheck = library?.GetTypeByMetadataName("HaAnalyzers.ResultCheckAttribute");
        BreakerKey = library?.GetTypeByMetadataName("HaAnalyzers.BreakerKeyAttribute");
        FaultDouble = compilation.SourceModule.ReferencedAssemblySymbols
            .FirstOrDefault(static assembly => assembly.Name == "HaAnalyzers.Testing")?
            .GetTypeByMetadataName("HaAnalyzers.Testing.FaultDouble`2");

        IAssemblySymbol system = compilation.GetSpecialType(SpecialType.System_Object).ContainingAssembly;
        Exception = FindSystem("System.Exception");
        Task = FindSystem("System.Threading.Tasks.Task");
        TaskOfT = FindSystem("System.Threading.Tasks.Task`1");
        ValueTask = FindSystem("System.Threading.Tasks.ValueTask");
        AsyncEnumerableOfT = FindSystem("System.Collections.Generic.IAsyncEnumerable`1");
        ValueTaskOfT = FindSystem("System.Threading.Tasks.ValueTask`1");

        // Older frameworks have some of them in packages.
        INamedTypeSymbol? FindSystem(string name) => system.GetTypeByMetadataName(name) ?? compilation.GetBestTypeByMetadataName(name);
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
