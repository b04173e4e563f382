using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>Calls that reach the limit and leave it again, on real threads.</summary>
public sealed class ConcurrencyLimitRaceTests
{
    private const int Limit = 1_000;
    private const int Rounds = 40_000;

    [Fact]
    public void BelowTheLimitAgain_CallsNeedNoSecondLook()
    {
        GuardedDependency guarded = Dependencies.Create(TimeProvider.System, options => options.MaxConcurrency = Limit);
        guarded.Breaker.Succeed();
        for (int i = 0; i < Limit - 1; i++)
        {
            guarded.TakeSlot();
        }

        int watched = 0;
        using var together = new Barrier(2, _ =>
        {
            // Opens a bucket, should one have ended in the meantime.
            guarded.Breaker.Succeed();
            watched += guarded.Breaker.Free is null ? 1 : 0;
        });
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (int round = 0; round < Rounds; round++)
            {
                guarded.TakeSlot();
                Thread.SpinWait(round % 50);
                guarded.FreeSlot();
                if (round % 4 == 3)
                {
                    together.SignalAndWait();
                }
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());

        Assert.Equal(0, watched);
        Assert.Equal(Limit - 1, guarded.UnderWay);
    }
}
