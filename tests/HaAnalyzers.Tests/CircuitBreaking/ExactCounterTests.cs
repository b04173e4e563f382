using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Tests.CircuitBreaking;

public sealed class ExactCounterTests
{
    private ExactCounter _counter;

    [Fact]
    public void ManyThreadsAtOnce_LoseNothing()
    {
        const int Each = 200_000;
        Run(threads: 8, () => Repeat(Each));
        Assert.Equal((nuint)(8 * Each), _counter.Sum());
    }

    [Fact]
    public void MoreThreadsThanCells_LoseNothing()
    {
        int threads = ExactCounter.MaxLength + 20;
        using var all = new Barrier(threads);
        Run(threads, () =>
        {
            // All alive at once, so that none gets the cell of one that has ended.
            all.SignalAndWait(TestContext.Current.CancellationToken);
            Repeat(1_000);
            all.SignalAndWait(TestContext.Current.CancellationToken);
        });
        Assert.Equal((nuint)(threads * 1_000), _counter.Sum());
    }

    [Fact]
    public void ThreadsOneAfterTheOther_TakeTheCellsOfThoseThatHaveEnded()
    {
        for (int i = 0; i < 600; i++)
        {
            Run(threads: 1, () => Repeat(10));
            if (i % 50 == 0)
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
            }
        }

        Assert.Equal((nuint)6_000, _counter.Sum());
    }

    [Fact]
    public void OneThread_TakesOnePlace_HoweverHighItsNumber()
    {
        using var all = new Barrier(100);
        int last = 0;
        Run(threads: 100, () =>
        {
            // All alive at once, so that each has a number of its own.
            all.SignalAndWait(TestContext.Current.CancellationToken);
            if (Interlocked.Increment(ref last) == 100)
            {
                Repeat(10);
            }

            all.SignalAndWait(TestContext.Current.CancellationToken);
        });
        Assert.Equal(1, _counter.Length);
        Assert.Equal((nuint)10, _counter.Sum());
    }

    [Fact]
    public void ThreadsInAPowerOfTwo_TakeAsManyPlaces()
    {
        var numbers = new HashSet<int>();
        using var all = new Barrier(64);
        Run(threads: 64, () =>
        {
            all.SignalAndWait(TestContext.Current.CancellationToken);
            lock (numbers)
            {
                // Of numbers that differ in their last two bits only four go together.
                if (numbers.Count < 4 && numbers.All(number => number % 4 != Environment.CurrentManagedThreadId % 4))
                {
                    numbers.Add(Environment.CurrentManagedThreadId);
                    Repeat(10);
                }
            }

            all.SignalAndWait(TestContext.Current.CancellationToken);
        });
        Assert.Equal(4, _counter.Length);
        Assert.Equal((nuint)40, _counter.Sum());
    }

    [Fact]
    public void SumsWhileOthersCount_NeverGoBackAndNeverRunAhead()
    {
        const int Each = 300_000;
        bool ended = false;
        var reader = new Thread(() =>
        {
            nuint last = 0;
            while (!Volatile.Read(ref ended))
            {
                nuint sum = _counter.Sum();
                Assert.InRange(sum, last, (nuint)(2 * Each));
                last = sum;
            }
        });
        reader.Start();
        Run(threads: 2, () => Repeat(Each));
        Volatile.Write(ref ended, true);
        reader.Join();
        Assert.Equal((nuint)(2 * Each), _counter.Sum());
    }

    private static void Run(int threads, Action body)
    {
        Exception? failure = null;
        Thread[] all = [.. Enumerable.Range(0, threads).Select(_ => new Thread(() =>
        {
            try
            {
                body();
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        }))];
        Array.ForEach(all, thread => thread.Start());
        Array.ForEach(all, thread => thread.Join());
        Assert.Null(failure);
    }

    private void Repeat(int times)
    {
        for (int i = 0; i < times; i++)
        {
            _counter.Increment();
        }
    }
}
