using BenchmarkDotNet.Attributes;

namespace HaAnalyzers.Benchmarks;

/// <summary>All threads on one guard: the time of a call says how much they hinder each other.</summary>
public class ThreadScalingBenchmarks : IDisposable
{
    private const int CallsOfAThread = 100_000;

    private readonly ICatalog _raw = new HealthyCatalog();
    private readonly ICatalog _guard = Setups.Guard(new HealthyCatalog());
    private readonly ICatalog _polly = Setups.Polly(new HealthyCatalog());
    private readonly Action _call;
    private ICatalog _called = null!;
    private ThreadTeam _team = null!;

    public ThreadScalingBenchmarks() => _call = () => Call(_called);

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void StartThreads() => _team = new ThreadTeam(Threads);

    [GlobalCleanup]
    public void Dispose()
    {
        _team.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "Raw call", OperationsPerInvoke = CallsOfAThread)]
    public void Raw() => CallOnAllThreads(_raw);

    [Benchmark(Description = "Guard", OperationsPerInvoke = CallsOfAThread)]
    public void Guard() => CallOnAllThreads(_guard);

    [Benchmark(Description = "Polly", OperationsPerInvoke = CallsOfAThread)]
    public void Polly() => CallOnAllThreads(_polly);

    private void CallOnAllThreads(ICatalog catalog)
    {
        _called = catalog;
        _team.Run(_call);
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
