using CsCheck;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

public sealed class SignalTests
{
    [Fact]
    public void Cgroup_TheTightestQuotaOnTheWayUpCounts()
    {
        using var folder = new CgroupFolder();
        folder.Write("cpu.max", "400000 100000").Write("cpu.stat", "usage_usec 9000000\nuser_usec 1\n");
        folder.Write("pod/cpu.max", "50000 100000").Write("pod/cpu.stat", "usage_usec 7500000\nuser_usec 1\n");
        folder.Write("pod/app/cpu.max", "max 100000").Write("pod/app/cpu.stat", "usage_usec 5000000\n");

        Assert.True(folder.Meter("0::/pod/app\n").TryRead(out TimeSpan used, out double processors));

        Assert.Equal((7.5, 0.5), (used.TotalSeconds, processors));
    }

    [Theory]
    [InlineData("0::/../elsewhere\n")]
    [InlineData("0::/kubepods/pod1/container\n")]
    [InlineData("4:memory:/x\n")]
    [InlineData("")]
    public void Cgroup_NameFromOutside_TheMountedRootCounts(string membership)
    {
        using var folder = new CgroupFolder();
        folder.Write("cpu.max", "150000 100000").Write("cpu.stat", "usage_usec 2500000\n");

        Assert.True(folder.Meter(membership).TryRead(out TimeSpan used, out double processors));

        Assert.Equal((2.5, 1.5), (used.TotalSeconds, processors));
    }

    [Theory]
    [InlineData("max 100000", "usage_usec 1\n")]
    [InlineData("50000", "usage_usec 1\n")]
    [InlineData("", "usage_usec 1\n")]
    [InlineData("-1 100000", "usage_usec 1\n")]
    [InlineData("50000 0", "usage_usec 1\n")]
    [InlineData("50000 100000", "")]
    [InlineData("50000 100000", "usage_usec x\n")]
    [InlineData("50000 100000", "user_usec 5\n")]
    public void Cgroup_NoQuotaOrNothingReadable_SaysNothing(string quota, string usage)
    {
        using var folder = new CgroupFolder();
        folder.Write("cpu.max", quota).Write("cpu.stat", usage);

        Assert.False(folder.Meter("0::/\n").TryRead(out _, out _));
    }

    [Fact]
    public void Cgroup_NoSuchFolder_SaysNothing() =>
        Assert.False(new CgroupCpuMeter("/does/not/exist", "/does/not/exist/either").TryRead(out _, out _));

    [Fact]
    public void Cgroup_QuotaChanges_IsSeen()
    {
        using var folder = new CgroupFolder();
        folder.Write("cpu.max", "50000 100000").Write("cpu.stat", "usage_usec 1\n");
        CgroupCpuMeter meter = folder.Meter("0::/\n");
        meter.TryRead(out _, out double before);
        folder.Write("cpu.max", "200000 100000");
        meter.TryRead(out _, out double after);

        Assert.Equal((0.5, 2.0), (before, after));
    }

    [Fact]
    public void Cpu_TheBusiestMeterCounts_SmoothedAndNeverAboveOne()
    {
        var time = new FakeTimeProvider();
        var process = new SheddingSetup.ManualCpu();
        var container = new SheddingSetup.ManualCpu();
        var signal = new CpuSignal([process, container], time);
        signal.Restart();
        double last = 0;
        for (int i = 0; i < 40; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(100));
            process.Used += TimeSpan.FromMilliseconds(30);
            container.Used += TimeSpan.FromMilliseconds(250);
            signal.Sample();
            Assert.InRange(signal.Utilization, last, 1);
            last = signal.Utilization;
        }

        Assert.InRange(last, 0.99, 1);
    }

    [Fact]
    public void ProcessMeter_CountsWhatTheProcessUses()
    {
        var meter = new ProcessCpuMeter();
        Assert.True(meter.TryRead(out TimeSpan before, out double processors));
        Assert.True(SpinWait.SpinUntil(() => meter.TryRead(out TimeSpan used, out _) && used > before, TimeSpan.FromSeconds(30)));
        Assert.Equal(Environment.ProcessorCount, processors);
    }

    [Fact]
    public void Percentile_IsNeverTooLowAndAtMostAnEighthTooHigh() =>
        Gen.Long[1, TimeSpan.TicksPerDay].Array[LatencySignal.MinSamples, 500].Sample(ticks =>
        {
            var signal = new LatencySignal(slices: 3);
            foreach (long each in ticks)
            {
                signal.Add(TimeSpan.FromTicks(each));
            }

            long exact = ticks.Order().ElementAt((int)Math.Ceiling(0.99 * ticks.Length) - 1);
            Assert.InRange(signal.Read().Ticks, exact, (long)(exact * 1.125) + 1);
        });

    [Fact]
    public void Percentile_OfTheRecentPastOnly_AndNotOfAFew()
    {
        var signal = new LatencySignal(slices: 2);
        Assert.Equal(TimeSpan.Zero, signal.Read());
        Add(LatencySignal.MinSamples - 1, seconds: 9);
        Assert.Equal(TimeSpan.Zero, signal.Read());
        Add(1, seconds: 9);
        Assert.InRange(signal.Read().TotalSeconds, 9, 10.2);

        signal.Advance();
        Add(LatencySignal.MinSamples, seconds: 1);
        Assert.InRange(signal.Read().TotalSeconds, 9, 10.2);
        signal.Advance();

        Assert.InRange(signal.Read().TotalSeconds, 1, 1.2);

        void Add(int count, int seconds)
        {
            for (int i = 0; i < count; i++)
            {
                signal.Add(TimeSpan.FromSeconds(seconds));
            }
        }
    }

    [Fact]
    public async Task ThreadPoolQueue_RunsTheProbe()
    {
        var ran = new TaskCompletionSource();

        new ThreadPoolQueue().Enqueue(new Item(ran.SetResult));

        await ran.Task.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
    }

    private sealed class Item(Action run) : IThreadPoolWorkItem
    {
        public void Execute() => run();
    }

    private sealed class CgroupFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("cgroup").FullName;

        public CgroupFolder Write(string file, string text)
        {
            string path = Path.Join(_path, "fs", file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return this;
        }

        public CgroupCpuMeter Meter(string membership)
        {
            string file = Path.Join(_path, "membership");
            File.WriteAllText(file, membership);
            return new CgroupCpuMeter(Path.Join(_path, "fs"), file);
        }

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }
}
