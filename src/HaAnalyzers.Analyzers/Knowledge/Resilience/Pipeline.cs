using System.Collections.Immutable;
using System.Linq;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <summary>What a pipeline of Polly 8, or a policy before it, puts around a call.</summary>
/// <param name="Strategies">Outermost first, as far as they can be read.</param>
/// <param name="IsComplete">Nothing can stand between them, before or behind them that was not read.</param>
internal sealed record Pipeline(ImmutableArray<Strategy> Strategies, bool IsComplete)
{
    public static readonly Pipeline Unknown = new(ImmutableArray<Strategy>.Empty, IsComplete: false);

    public bool Has(StrategyKind kind) => Strategies.Any(strategy => strategy.Kind == kind);

    /// <summary>The other pipeline inside this one.</summary>
    public Pipeline Around(Pipeline inner) => new(Strategies.AddRange(inner.Strategies), IsComplete && inner.IsComplete);
}
