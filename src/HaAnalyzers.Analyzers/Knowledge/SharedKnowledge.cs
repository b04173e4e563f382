using System;
using System.Runtime.CompilerServices;
using System.Threading;

namespace HaAnalyzers.Analyzers.Knowledge;

/// <summary>What several rules ask of the same compilation, or of the same file, found out once. It lives as long as what it was asked of.</summary>
internal sealed class SharedKnowledge<TKey, TKnowledge>
    where TKey : class
    where TKnowledge : class
{
    private readonly ConditionalWeakTable<TKey, Lazy<TKnowledge>> _known = new();
    private readonly ConditionalWeakTable<TKey, Lazy<TKnowledge>>.CreateValueCallback _create;

    public SharedKnowledge(Func<TKey, TKnowledge> find) =>
        _create = key => new Lazy<TKnowledge>(() => find(key), LazyThreadSafetyMode.ExecutionAndPublication);

    public TKnowledge Of(TKey key) => _known.GetValue(key, _create).Value;
}
