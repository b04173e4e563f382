using Microsoft.CodeAnalysis.Operations;

namespace HaAnalyzers.Analyzers.Knowledge.Resilience;

/// <param name="Call">The call that adds it to a builder, or makes it as a policy.</param>
internal sealed record Strategy(StrategyKind Kind, IInvocationOperation Call);
