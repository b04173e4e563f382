using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

/// <summary>A shedder whose time, processors and queue are in the hands of the test.</summary>
internal sealed class SheddingSetup : IDisposable
{
    public SheddingSetup(Action<LoadSheddingOptions>? configure = null)
    {
        var options = new LoadSheddingOptions { Concurrency = { MinLimit = 8, InitialLimit = 8, MaxLimit = 8 } };
        configure?.Invoke(options);
        Shedder = new LoadShedder(options, [Cpu], Queue, Time, new Random(1))
        {
            Started = reason => Announcements.Add($"started {reason}"),
            Ended = rejected => Announcements.Add($"ended {rejected}"),
        };
    }

    public FakeTimeProvider Time { get; } = new();

    public ManualCpu Cpu { get; } = new();

    public ManualQueue Queue { get; } = new();

    public LoadShedder Shedder { get; }

    public List<string> Announcements { get; } = [];

    public ShedReason Enter(RequestPriority priority = RequestPriority.Default) => Shedder.TryEnter(priority, Time.GetTimestamp());

    /// <summary>One request that is admitted and takes that long.</summary>
    public ShedReason Request(TimeSpan latency = default, RequestPriority priority = RequestPriority.Default)
    {
        long startedAt = Time.GetTimestamp();
        ShedReason reason = Shedder.TryEnter(priority, startedAt);
        Time.Advance(latency);
        if (reason is ShedReason.None)
        {
            Shedder.Exit(startedAt, isMeasured: true);
        }

        return reason;
    }

    /// <summary>Every request finds a queue in which probes wait for so long.</summary>
    public void Delay(int milliseconds)
    {
        Queue.IsBusy = true;
        for (int i = 0; i < 60; i++)
        {
            Time.Advance(TimeSpan.FromMilliseconds(1));
            Request();
            Time.Advance(TimeSpan.FromMilliseconds(milliseconds));
            Queue.RunAll();
        }

        Time.Advance(TimeSpan.FromMilliseconds(1));
    }

    /// <summary>Tenths of a second with requests that come and go at once while the processors are so busy.</summary>
    public void Run(int ticks, double utilization = 0, TimeSpan latency = default)
    {
        for (int tick = 0; tick < ticks; tick++)
        {
            Cpu.Used += TimeSpan.FromMilliseconds(100) * utilization;
            Request(latency);
            Queue.RunAll();
            Time.Advance(TimeSpan.FromMilliseconds(100));
        }
    }

    public void Dispose() => Shedder.Dispose();

    internal sealed class ManualCpu : ICpuMeter
    {
        public TimeSpan Used { get; set; }

        public bool TryRead(out TimeSpan used, out double processors)
        {
            (used, processors) = (Used, 1);
            return true;
        }
    }

    internal sealed class ManualQueue : IWorkQueue
    {
        private readonly Queue<IThreadPoolWorkItem> _items = [];

        public bool IsEmpty => _items.Count == 0 && !IsBusy;

        /// <summary>Whether others wait, too.</summary>
        public bool IsBusy { get; set; }

        public int Count => _items.Count;

        public void Enqueue(IThreadPoolWorkItem item) => _items.Enqueue(item);

        public void RunAll()
        {
            while (_items.TryDequeue(out IThreadPoolWorkItem? item))
            {
                item.Execute();
            }
        }
    }
}
