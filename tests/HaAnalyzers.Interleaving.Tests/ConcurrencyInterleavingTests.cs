using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;
using static HaAnalyzers.Interleaving.Tests.Interleavings;

namespace HaAnalyzers.Interleaving.Tests;

/// <summary>Concurrency slots and new options while calls begin and end, in every order.</summary>
public sealed class ConcurrencyInterleavingTests
{
    private const int ManyCalls = 1_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void CallersAtTheLimit_GetExactlyTheSlots(int limit)
    {
        RunAll(clock =>
        {
            GuardedDependency guarded = Create(clock, limit);
            int admitted = 0;
            Action begin = () =>
            {
                bool isAdmitted = guarded.TryBegin("Find", out _);
                admitted += isAdmitted ? 1 : 0;
            };
            return new Scenario((Action[])[begin, begin, begin], schedule =>
            {
                Assert.Equal(limit, admitted);
                Assert.Equal(limit, guarded.UnderWay);
            });
        });
    }

    [Fact]
    public void SlotsTakenAndFreedAtTheLimit_LeaveTheFastPathAsTheNumberSays()
    {
        RunAll(maxInterruptions: 2, build: clock =>
        {
            GuardedDependency guarded = Create(clock, ManyCalls);
            Take(guarded, ManyCalls - 1);
            return new Scenario((Action[])[guarded.TakeSlot, guarded.FreeSlot, guarded.TakeSlot, guarded.FreeSlot], schedule =>
            {
                Assert.NotNull(guarded.Breaker.Free);
                guarded.TakeSlot();
                Assert.Null(guarded.Breaker.Free);
                guarded.FreeSlot();
                Assert.NotNull(guarded.Breaker.Free);
            });
        });
    }

    [Theory]
    [InlineData(ManyCalls, ManyCalls + 1)]
    [InlineData(ManyCalls + 1, ManyCalls)]
    public void NewLimitWhileACallIsSuspended_LeavesTheFastPathAsTheNewLimitSays(int limit, int newLimit)
    {
        RunAll(clock =>
        {
            GuardedDependency guarded = Create(clock, limit);
            Take(guarded, ManyCalls - 1);
            return new Scenario(
                (Action[])[guarded.TakeSlot, () => guarded.Configure(Options(newLimit))],
                schedule => Assert.Equal(newLimit == ManyCalls, guarded.Breaker.Free is null));
        });
    }

    [Fact]
    public void NewTimeoutWhileACallBegins_HoldsForEveryCallAfterIt()
    {
        RunAll(clock =>
        {
            GuardedDependency guarded = Create(clock, ManyCalls);
            DependencyOptions options = Options(ManyCalls);
            options.Timeout = TimeSpan.FromMilliseconds(10);
            return new Scenario(
                (Action[])[() => _ = guarded.Deadline, () => guarded.Configure(options)],
                schedule => Assert.Equal(options.Timeout, guarded.Deadline.Timeout));
        });
    }

    private static DependencyOptions Options(int limit)
    {
        DependencyOptions options = Dependencies.Options();
        options.MaxConcurrency = limit;
        return options;
    }

    /// <summary>With a bucket that counts, so that only the limit decides about the fast path.</summary>
    private static GuardedDependency Create(FakeTimeProvider clock, int limit)
    {
        var guarded = new GuardedDependency("N.IOrders", Options(limit), clock);
        guarded.Breaker.Succeed();
        return guarded;
    }

    private static void Take(GuardedDependency guarded, int count)
    {
        for (int i = 0; i < count; i++)
        {
            guarded.TakeSlot();
        }
    }
}
