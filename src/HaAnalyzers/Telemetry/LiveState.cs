using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Telemetry;

/// <summary>What is read only when somebody collects. Everything is held weakly: what is no longer used disappears.</summary>
/// <remarks>Registrations of one contract have equal tags, which may be reported only once, so they are added up here.</remarks>
internal static class LiveState
{
    private static readonly ConditionalWeakTable<CircuitBreaker, object?> Breakers = [];
    private static readonly ConditionalWeakTable<GuardedDependency, object?> Dependencies = [];
    private static readonly CircuitState[] States = Enum.GetValues<CircuitState>();

    /// <summary>Created with the first breaker: its state can be read before it is called.</summary>
    public static readonly ObservableUpDownCounter<long> BreakerState = GuardTelemetry.Meter.CreateObservableUpDownCounter(
        "haanalyzers.breaker.state", CountBreakers, "{breaker}", "Circuit breakers in each state.");

    public static readonly ObservableUpDownCounter<long> ActiveCalls = GuardTelemetry.Meter.CreateObservableUpDownCounter(
        "haanalyzers.guard.active_calls",
        CountActiveCalls,
        "{call}",
        "Calls that hold a concurrency slot: under way, or abandoned and not yet ended.");

    public static void Add(CircuitBreaker breaker) => Breakers.Add(breaker, null);

    public static void Add(GuardedDependency dependency) => Dependencies.Add(dependency, null);

    /// <summary>One measurement for each state of each dependency, zeros included, so that a state which has ended is seen to end.</summary>
    private static IEnumerable<Measurement<long>> CountBreakers() =>
        from breaker in Breakers
        group breaker.Key.State by breaker.Key.Dependency into dependency
        from state in States
        select new Measurement<long>(
            dependency.LongCount(each => each == state),
            new(TagNames.Dependency, dependency.Key),
            new(TagNames.CircuitState, TagValues.Of(state)));

    private static IEnumerable<Measurement<long>> CountActiveCalls() =>
        from dependency in Dependencies
        group (long)dependency.Key.UnderWay by dependency.Key.Contract into contract
        select new Measurement<long>(contract.Sum(), new KeyValuePair<string, object?>(TagNames.Dependency, contract.Key));
}
