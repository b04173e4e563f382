using BenchmarkDotNet.Attributes;

namespace HaAnalyzers.Benchmarks;

/// <summary>All threads on one guard: the time of a call says how much they hinder each other.</summary>
public class ThreadScalingBenchmarks : IDisposable
{
    private const int CallsOfAThread = 100_000;

    private readonly ICatalog _raw = new HealthyCatalog();
    private readonly ICatalog _guard = Setups.Guard(new HealthyCatalog());
    private readonly ICatalog _polly = Setups.Polly(new HealthyCatalog());
    private ICatalog _called = null!;
    private Thread[] _others = [];
    private Barrier _begin = null!;
    private Barrier _end = null!;
    private bool _ended;

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void StartThreads()
    {
        _begin = new Barrier(Threads);
        _end = new Barrier(Threads);
        _others = [.. Enumerable.Range(1, Threads - 1).Select(_ => new Thread(Work) { IsBackground = true })];
        Array.ForEach(_others, thread => thread.Start());
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _ended = true;
        _begin.SignalAndWait();
        Array.ForEach(_others, thread => thread.Join());
        _begin.Dispose();
        _end.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "Raw call", OperationsPerInvoke = CallsOfAThread)]
    public int Raw() => CallOnAllThreads(_raw);

    [Benchmark(Description = "Guard", OperationsPerInvoke = CallsOfAThread)]
    public int Guard() => CallOnAllThreads(_guard);

    [Benchmark(Description = "Polly", OperationsPerInvoke = CallsOfAThread)]
    public int Polly() => CallOnAllThreads(_polly);

    private int CallOnAllThreads(ICatalog catalog)
    {
        _called = catalog;
        _begin.SignalAndWait();
        int sum = Call(catalog);
        _end.SignalAndWait();
        return sum;
    }

    private void Work()
    {
        while (true)
        {
            _begin.SignalAndWait();
            if (_ended)
            {
                return;
            }

            Call(_called);
            _end.SignalAndWait();
        }
    }

    private static int Call(ICatalog catalog)
    {
        int sum = 0;
        for (int i = 0; i < CallsOfAThread; i++)
        {
            sum += catalog.Find(i);
        }

        return sum;
    }
}
