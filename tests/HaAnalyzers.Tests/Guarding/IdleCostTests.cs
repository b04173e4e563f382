using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>A dependency that nobody calls costs next to nothing.</summary>
[Collection(nameof(IdleCostTests))]
[CollectionDefinition(nameof(IdleCostTests), DisableParallelization = true)]
public sealed class IdleCostTests
{
    private const int Count = 5_000;
    private const long MostBytes = 2_048;

    [Fact]
    public void NeverCalled_HoldsAtMostTwoKilobytes() => Assert.InRange(BytesOfEach(static _ => { }), 1, MostBytes);

    [Fact]
    public void CalledOnce_HoldsAtMostTwoKilobytes() =>
        Assert.InRange(BytesOfEach(static dependency => dependency.Begin().Succeed()), 1, MostBytes);

    [Fact]
    public void AfterTheLastCall_NoTimerRuns()
    {
        var time = new CountingTimeProvider();
        GuardedDependency dependency = Dependencies.Create(time);
        dependency.Begin(CancellationToken.None).Succeed();
        Assert.InRange(time.Pending, 1, 2);
        time.Advance(dependency.Options.CircuitBreaker.SamplingDuration);
        Assert.Equal(0, time.Pending);
    }

    private static long BytesOfEach(Action<GuardedDependency> use)
    {
        var all = new GuardedDependency[Count];
        _ = new GuardedDependency("warm", Dependencies.Options());
        long before = GC.GetTotalMemory(forceFullCollection: true);
        for (int i = 0; i < Count; i++)
        {
            all[i] = new GuardedDependency("N.IOrders", Dependencies.Options());
            use(all[i]);
        }

        long after = GC.GetTotalMemory(forceFullCollection: true);
        GC.KeepAlive(all);
        return (after - before) / Count;
    }

    /// <summary>Knows how many timers are set.</summary>
    private sealed class CountingTimeProvider : FakeTimeProvider
    {
        private readonly List<CountedTimer> _timers = [];

        public int Pending => _timers.Count(timer => timer.IsSet);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            CountedTimer counted = null!;
            counted = new CountedTimer(base.CreateTimer(
                inner =>
                {
                    counted.IsSet = false;
                    callback(inner);
                },
                state,
                dueTime,
                period));
            _timers.Add(counted);
            return counted;
        }

        private sealed class CountedTimer(ITimer timer) : ITimer
        {
            public bool IsSet { get; set; }

            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                IsSet = dueTime != Timeout.InfiniteTimeSpan;
                return timer.Change(dueTime, period);
            }

            public void Dispose()
            {
                IsSet = false;
                timer.Dispose();
            }

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
