using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Support;

/// <summary>Guarded dependencies in a known state, on fake time.</summary>
internal static class Dependencies
{
    public const string Contract = "N.IOrders";

    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    public static DependencyOptions Options() => new() { Timeout = Timeout, CircuitBreaker = Breakers.OneFailureOpens() };

    public static GuardedDependency Create(TimeProvider time, Action<DependencyOptions>? configure = null)
    {
        DependencyOptions options = Options();
        configure?.Invoke(options);
        return new GuardedDependency(Contract, options, time);
    }

    /// <summary>
    /// The next call is a probe, so the state tells how its outcome was counted: closed after a success, open after a failure, half-open
    /// with a free slot when ignored.
    /// </summary>
    public static GuardedDependency AboutToProbe(FakeTimeProvider time, Action<DependencyOptions>? configure = null)
    {
        GuardedDependency dependency = Create(time, configure);
        dependency.Begin().Fail(new HttpRequestException());
        time.Advance(Breakers.Break);
        return dependency;
    }

    public static GuardedCall Begin(this GuardedDependency dependency)
    {
        Assert.True(dependency.TryBegin("GetAsync", out GuardedCall call));
        return call;
    }

    public static GuardedCall Begin(this GuardedDependency dependency, CancellationToken callerToken)
    {
        Assert.True(dependency.TryBegin("GetAsync", callerToken, out GuardedCall call));
        return call;
    }
}
