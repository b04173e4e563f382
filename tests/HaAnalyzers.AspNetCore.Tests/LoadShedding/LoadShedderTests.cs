namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

public sealed class LoadShedderTests
{
    private const bool ShedNothing = false;
    private const bool ShedDefault = true;

    [Fact]
    public void AtThreeQuartersOfTheLimit_SheddableRequestsAreShedFirst_AndCriticalOnesLast()
    {
        using var setup = new SheddingSetup();
        var admitted = new Dictionary<RequestPriority, int>();
        foreach (RequestPriority priority in new[] { RequestPriority.Sheddable, RequestPriority.Default, RequestPriority.Critical })
        {
            while (setup.Enter(priority) is ShedReason.None)
            {
                admitted[priority] = setup.Shedder.Limiter.InFlight;
            }

            Assert.Equal(ShedReason.Concurrency, setup.Enter(priority));
        }

        Assert.Equal((6, 8, 10), (admitted[RequestPriority.Sheddable], admitted[RequestPriority.Default], admitted[RequestPriority.Critical]));
    }

    [Theory]
    [InlineData(7, "")]
    [InlineData(10, "Sheddable, Default")]
    [InlineData(20, "Sheddable, Default, Critical")]
    public void ProbeWaits_ShedsByPriority(int milliseconds, string shed)
    {
        using var setup = new SheddingSetup(options => options.MaxQueueDelay = TimeSpan.FromMilliseconds(10));
        setup.Delay(milliseconds);
        setup.Request();
        setup.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        IEnumerable<RequestPriority> rejected = Enum.GetValues<RequestPriority>()
            .Order()
            .Where(priority => setup.Request(priority: priority) is ShedReason.QueueDelay);

        Assert.Equal(shed, string.Join(", ", rejected));
    }

    [Fact]
    public void ProbeWaitsNearlyTooLong_ShedsAllSheddableAndFewOthers()
    {
        using var setup = new SheddingSetup(options => options.MaxQueueDelay = TimeSpan.FromMilliseconds(10));
        setup.Delay(9);
        setup.Request();
        setup.Time.Advance(TimeSpan.FromMilliseconds(9));

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(ShedReason.QueueDelay, setup.Request(priority: RequestPriority.Sheddable)));
        Assert.InRange(Enumerable.Range(0, 1_000).Count(_ => setup.Request() is ShedReason.QueueDelay), 150, 280);
    }

    [Fact]
    public void ProbeWasLate_ShedsUntilTheNextOneIsNot()
    {
        using var setup = new SheddingSetup(options => options.MaxQueueDelay = TimeSpan.FromMilliseconds(10));
        setup.Delay(30);
        Assert.Equal(ShedReason.QueueDelay, setup.Request());
        Assert.Equal(ShedReason.QueueDelay, setup.Request());

        setup.Queue.RunAll();

        Assert.Equal(ShedReason.None, setup.Request());
    }

    [Theory]
    [InlineData(30, true, ShedNothing)]
    [InlineData(29, false, ShedNothing)]
    [InlineData(40, false, ShedDefault)]
    public void OneSlowProbe_IsNoOverloadUntilItIsFourTimesTooSlow(int milliseconds, bool hasEnded, bool isShed)
    {
        using var setup = new SheddingSetup(options => options.MaxQueueDelay = TimeSpan.FromMilliseconds(10));
        setup.Queue.IsBusy = true;
        setup.Request();
        setup.Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
        if (hasEnded)
        {
            setup.Queue.RunAll();
        }

        Assert.Equal(isShed, setup.Request() is ShedReason.QueueDelay);
    }

    [Fact]
    public void ProbeWasLate_AndNothingWaitsNow_Admits()
    {
        using var setup = new SheddingSetup();
        setup.Delay(300);
        setup.Queue.IsBusy = false;

        Assert.Equal(ShedReason.None, setup.Request());
    }

    [Fact]
    public void ProbeWasLateLongAgo_Admits()
    {
        using var setup = new SheddingSetup();
        setup.Delay(300);
        setup.Time.Advance(TimeSpan.FromMilliseconds(301));

        Assert.Equal(ShedReason.None, setup.Request());
    }

    [Fact]
    public void Probes_OneAtATimeAndOneAMillisecond()
    {
        using var setup = new SheddingSetup();
        setup.Request();
        setup.Request();
        Assert.Equal(1, setup.Queue.Count);
        setup.Queue.RunAll();
        setup.Request();
        Assert.Equal(0, setup.Queue.Count);

        setup.Time.Advance(TimeSpan.FromMilliseconds(1));
        setup.Request();

        Assert.Equal(1, setup.Queue.Count);
    }

    [Fact]
    public void MaxQueueDelay_IsTheUnloadedLatency()
    {
        using var setup = new SheddingSetup();
        setup.Run(ticks: 30, latency: TimeSpan.FromMilliseconds(80));
        setup.Request();
        setup.Time.Advance(TimeSpan.FromMilliseconds(58));
        Assert.Equal(ShedReason.None, setup.Request());

        setup.Time.Advance(TimeSpan.FromMilliseconds(24));

        Assert.Equal(ShedReason.QueueDelay, setup.Request());
    }

    [Theory]
    [InlineData(0.74, 0, 0)]
    [InlineData(0.80, 300, 500)]
    [InlineData(0.90, 1_000, 1_000)]
    [InlineData(1.00, 1_000, 1_000)]
    public void BusyProcessors_ShedOnlySheddableRequests(double utilization, int least, int most)
    {
        using var setup = new SheddingSetup();
        setup.Run(ticks: 40, utilization);

        int shed = Enumerable.Range(0, 1_000).Count(_ => setup.Request(priority: RequestPriority.Sheddable) is ShedReason.Cpu);

        Assert.InRange(shed, least, most);
        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(ShedReason.None, setup.Request()));
    }

    [Fact]
    public void ProcessorsBusyForATenthOfASecond_ShedNothing()
    {
        using var setup = new SheddingSetup();
        setup.Run(ticks: 10, utilization: 0.1);
        setup.Run(ticks: 1, utilization: 1);

        Assert.All(Enumerable.Range(0, 100), _ => Assert.Equal(ShedReason.None, setup.Request(priority: RequestPriority.Sheddable)));
    }

    [Fact]
    public void NobodyComes_NothingIsLookedAtAndWhatWasBusyIsForgotten()
    {
        using var setup = new SheddingSetup();
        setup.Run(ticks: 40, utilization: 1);
        setup.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(ShedReason.None, setup.Request(priority: RequestPriority.Sheddable));
        Assert.Equal(0, setup.Shedder.Pressure(ShedReason.Cpu));
    }

    [Fact]
    public void PercentileAboveTheObjective_LimitShrinks_NearIt_ItDoesNotGrow()
    {
        using var setup = new SheddingSetup(options =>
        {
            options.LatencyObjective = TimeSpan.FromMilliseconds(50);
            options.Concurrency.MaxLimit = 100;
            options.Concurrency.InitialLimit = 40;
        });
        int grown = Load(setup, TimeSpan.FromMilliseconds(20));
        Assert.True(grown > 40);

        int held = Load(setup, TimeSpan.FromMilliseconds(42));
        Assert.True(held <= grown);
        Assert.Contains(ShedReason.Latency, Enumerable.Range(0, 50).Select(_ => setup.Request(priority: RequestPriority.Sheddable)));

        Assert.True(Load(setup, TimeSpan.FromMilliseconds(55)) < held / 2);
    }

    [Fact]
    public void Shedding_IsAnnouncedOnceAndItsEndAfterFiveQuietSeconds()
    {
        using var setup = new SheddingSetup(options => options.MaxQueueDelay = TimeSpan.FromMilliseconds(10));
        setup.Delay(20);
        Assert.Equal(["started QueueDelay"], setup.Announcements);

        setup.Run(ticks: 45);
        Assert.Single(setup.Announcements);
        setup.Run(ticks: 10);

        Assert.Equal("started QueueDelay", setup.Announcements[0]);
        Assert.StartsWith("ended ", setup.Announcements[1], StringComparison.Ordinal);
        Assert.Equal(2, setup.Announcements.Count);
    }

    [Fact]
    public void Reconfigured_LimitComesIntoTheNewBounds()
    {
        using var setup = new SheddingSetup();

        setup.Shedder.Configure(new LoadSheddingOptions { RejectionStatusCode = 429, Concurrency = { MinLimit = 2, MaxLimit = 5, RetryAfter = TimeSpan.FromSeconds(7) } });

        Assert.Equal((5, 429, "7"), (setup.Shedder.Limiter.Limit, setup.Shedder.RejectionStatusCode, setup.Shedder.RetryAfter.ToString()));
    }

    [Fact]
    public void Reconfigured_KeepsTheUnloadedLatencyUnlessTheAlgorithmChanges()
    {
        using var setup = new SheddingSetup();
        setup.Run(ticks: 30, latency: TimeSpan.FromMilliseconds(80));

        setup.Shedder.Configure(new LoadSheddingOptions { RejectionStatusCode = 429, Concurrency = { MinLimit = 3 } });
        Assert.Equal(80, setup.Shedder.Limiter.UnloadedLatency.TotalMilliseconds, tolerance: 0.01);
        setup.Shedder.Configure(new LoadSheddingOptions { Concurrency = { Algorithm = ConcurrencyLimitAlgorithm.Aimd } });

        Assert.Equal(TimeSpan.Zero, setup.Shedder.Limiter.UnloadedLatency);
    }

    [Fact]
    public void AdmissionAndRejection_AllocateNothing()
    {
        using var shedder = new LoadShedder(
            new LoadSheddingOptions { LatencyObjective = TimeSpan.FromSeconds(1), Concurrency = { MinLimit = 1, InitialLimit = 1, MaxLimit = 1 } },
            [],
            new ImmediateQueue(),
            TimeProvider.System,
            Random.Shared);
        int admitted = Call(1_000);
        long before = GC.GetAllocatedBytesForCurrentThread();

        admitted += Call(10_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.InRange(admitted, 10_000, 11_000);

        int Call(int times)
        {
            int admitted = 0;
            for (int i = 0; i < times; i++)
            {
                long now = TimeProvider.System.GetTimestamp();
                if (shedder.TryEnter(RequestPriority.Critical, now) is ShedReason.None)
                {
                    shedder.TryEnter(RequestPriority.Default, now);
                    shedder.TryEnter(RequestPriority.Sheddable, now);
                    shedder.Exit(now, isMeasured: true);
                    admitted++;
                }
            }

            return admitted;
        }
    }

    private sealed class ImmediateQueue : IWorkQueue
    {
        public bool IsEmpty => true;

        public void Enqueue(IThreadPoolWorkItem item) => item.Execute();
    }

    private static int Load(SheddingSetup setup, TimeSpan latency)
    {
        for (int i = 0; i < 80; i++)
        {
            long startedAt = setup.Time.GetTimestamp();
            int entered = 0;
            while (setup.Enter() is ShedReason.None)
            {
                entered++;
            }

            setup.Queue.RunAll();
            setup.Time.Advance(latency);
            for (; entered > 0; entered--)
            {
                setup.Shedder.Exit(startedAt, isMeasured: true);
            }
        }

        return setup.Shedder.Limiter.Limit;
    }
}
