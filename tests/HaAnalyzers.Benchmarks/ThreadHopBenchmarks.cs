using BenchmarkDotNet.Attributes;

namespace HaAnalyzers.Benchmarks;

/// <summary>Answers that come from another thread, awaited one after the other: what is left of a guard's cost beside a real suspension.</summary>
public class ThreadHopBenchmarks
{
    private const int Hops = 1_000;
    private const string Value = "ValueTask, thread hop";
    private const string Task = "Task, thread hop";

    private readonly ICatalog _raw = new HoppingCatalog();
    private readonly ICatalog _guard = Setups.Guard(new HoppingCatalog());
    private readonly ICatalog _polly = Setups.PollyWithTimeout(new HoppingCatalog());

    [Benchmark(Baseline = true, Description = "Raw call", OperationsPerInvoke = Hops), BenchmarkCategory(Value)]
    public Task<int> ValueRaw() => SumOfValues(_raw);

    [Benchmark(Description = "Guard", OperationsPerInvoke = Hops), BenchmarkCategory(Value)]
    public Task<int> ValueGuard() => SumOfValues(_guard);

    [Benchmark(Description = "Polly with timeout", OperationsPerInvoke = Hops), BenchmarkCategory(Value)]
    public Task<int> ValuePolly() => SumOfValues(_polly);

    [Benchmark(Baseline = true, Description = "Raw call", OperationsPerInvoke = Hops), BenchmarkCategory(Task)]
    public Task<int> TaskRaw() => SumOfTasks(_raw);

    [Benchmark(Description = "Guard", OperationsPerInvoke = Hops), BenchmarkCategory(Task)]
    public Task<int> TaskGuard() => SumOfTasks(_guard);

    [Benchmark(Description = "Polly with timeout", OperationsPerInvoke = Hops), BenchmarkCategory(Task)]
    public Task<int> TaskPolly() => SumOfTasks(_polly);

    private static async Task<int> SumOfValues(ICatalog catalog)
    {
        int sum = 0;
        for (int i = 0; i < Hops; i++)
        {
            sum += await catalog.FindValueAsync(i);
        }

        return sum;
    }

    private static async Task<int> SumOfTasks(ICatalog catalog)
    {
        int sum = 0;
        for (int i = 0; i < Hops; i++)
        {
            sum += await catalog.FindTaskAsync(i);
        }

        return sum;
    }
}
