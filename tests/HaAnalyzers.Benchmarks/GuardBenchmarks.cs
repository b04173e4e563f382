using BenchmarkDotNet.Attributes;

namespace HaAnalyzers.Benchmarks;

/// <summary>Each path of a guard beside the raw call and beside Polly doing the same.</summary>
public class GuardBenchmarks
{
    private const string Sync = "Sync, success";
    private const string Value = "ValueTask, completed";
    private const string ValueWithTimeout = "ValueTask, completed, timeout";
    private const string ValueWithToken = "ValueTask, completed, timeout and token";
    private const string SuspendedValue = "ValueTask, suspended";
    private const string Task = "Task, completed";
    private const string SuspendedTask = "Task, suspended";
    private const string OpenSync = "Open breaker, sync";
    private const string OpenValue = "Open breaker, ValueTask";
    private const string OpenTask = "Open breaker, Task";
    private const string FaultedTask = "Faulted task";
    private const string Throws = "Sync, throws";

    private static readonly CancellationTokenSource Caller = new();
    private readonly SuspendingCatalog _suspending = new();
    private readonly ICatalog _raw = new HealthyCatalog();
    private readonly ICatalog _guard = Setups.Guard(new HealthyCatalog());
    private readonly ICatalog _polly = Setups.Polly(new HealthyCatalog());
    private readonly ICatalog _pollyWithTimeout = Setups.PollyWithTimeout(new HealthyCatalog());
    private readonly ICatalog _failing = new FailingCatalog();
    private readonly ICatalog _failingGuard = Setups.Guard(new FailingCatalog());
    private readonly ICatalog _failingPolly = Setups.Polly(new FailingCatalog());
    private ICatalog _openGuard = null!;
    private ICatalog _openPolly = null!;
    private readonly ICatalog _suspendingGuard;
    private readonly ICatalog _suspendingPolly;
    private readonly ICatalog _suspendingPollyWithTimeout;

    public GuardBenchmarks()
    {
        _suspendingGuard = Setups.Guard(_suspending);
        _suspendingPolly = Setups.Polly(_suspending);
        _suspendingPollyWithTimeout = Setups.PollyWithTimeout(_suspending);
    }

    /// <summary>Only where it is measured: a guard that has called two implementations calls each of them more slowly.</summary>
    [GlobalSetup(Targets = [
        nameof(OpenSyncGuard), nameof(OpenSyncPolly), nameof(OpenValueGuard), nameof(OpenValuePolly), nameof(OpenTaskGuard), nameof(OpenTaskPolly)])]
    public void Open()
    {
        _openGuard = Setups.OpenGuard();
        _openPolly = Setups.OpenPolly();
    }

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(Sync)]
    public int SyncRaw() => _raw.Find(42);

    [Benchmark(Description = "Guard"), BenchmarkCategory(Sync)]
    public int SyncGuard() => _guard.Find(42);

    [Benchmark(Description = "Polly"), BenchmarkCategory(Sync)]
    public int SyncPolly() => _polly.Find(42);

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(Value)]
    public int ValueRaw() => _raw.FindValueAsync(42).Result;

    [Benchmark(Description = "Guard"), BenchmarkCategory(Value)]
    public int ValueGuard() => _guard.FindValueAsync(42).Result;

    [Benchmark(Description = "Polly"), BenchmarkCategory(Value)]
    public int ValuePolly() => _polly.FindValueAsync(42).Result;

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(ValueWithTimeout)]
    public int ValueWithTimeoutRaw() => _raw.FindValueAsync(42, CancellationToken.None).Result;

    [Benchmark(Description = "Guard"), BenchmarkCategory(ValueWithTimeout)]
    public int ValueWithTimeoutGuard() => _guard.FindValueAsync(42, CancellationToken.None).Result;

    [Benchmark(Description = "Polly with timeout"), BenchmarkCategory(ValueWithTimeout)]
    public int ValueWithTimeoutPolly() => _pollyWithTimeout.FindValueAsync(42, CancellationToken.None).Result;

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(ValueWithToken)]
    public int ValueWithTokenRaw() => _raw.FindValueAsync(42, Caller.Token).Result;

    [Benchmark(Description = "Guard"), BenchmarkCategory(ValueWithToken)]
    public int ValueWithTokenGuard() => _guard.FindValueAsync(42, Caller.Token).Result;

    [Benchmark(Description = "Polly with timeout"), BenchmarkCategory(ValueWithToken)]
    public int ValueWithTokenPollyWithTimeout() => _pollyWithTimeout.FindValueAsync(42, Caller.Token).Result;

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(SuspendedValue)]
    public int SuspendedValueRaw() => CompleteValue(_suspending.FindValueAsync(42));

    [Benchmark(Description = "Guard"), BenchmarkCategory(SuspendedValue)]
    public int SuspendedValueGuard() => CompleteValue(_suspendingGuard.FindValueAsync(42));

    [Benchmark(Description = "Polly"), BenchmarkCategory(SuspendedValue)]
    public int SuspendedValuePolly() => CompleteValue(_suspendingPolly.FindValueAsync(42));

    [Benchmark(Description = "Polly with timeout"), BenchmarkCategory(SuspendedValue)]
    public int SuspendedValuePollyWithTimeout() => CompleteValue(_suspendingPollyWithTimeout.FindValueAsync(42));

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(Task)]
    public Task<int> TaskRaw() => _raw.FindTaskAsync(42);

    [Benchmark(Description = "Guard"), BenchmarkCategory(Task)]
    public Task<int> TaskGuard() => _guard.FindTaskAsync(42);

    [Benchmark(Description = "Polly"), BenchmarkCategory(Task)]
    public Task<int> TaskPolly() => _polly.FindTaskAsync(42);

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(SuspendedTask)]
    public int SuspendedTaskRaw() => CompleteTask(_suspending.FindTaskAsync(42));

    [Benchmark(Description = "Guard"), BenchmarkCategory(SuspendedTask)]
    public int SuspendedTaskGuard() => CompleteTask(_suspendingGuard.FindTaskAsync(42));

    [Benchmark(Description = "Polly"), BenchmarkCategory(SuspendedTask)]
    public int SuspendedTaskPolly() => CompleteTask(_suspendingPolly.FindTaskAsync(42));

    [Benchmark(Description = "Polly with timeout"), BenchmarkCategory(SuspendedTask)]
    public int SuspendedTaskPollyWithTimeout() => CompleteTask(_suspendingPollyWithTimeout.FindTaskAsync(42));

    [Benchmark(Baseline = true, Description = "Guard"), BenchmarkCategory(OpenSync)]
    public int OpenSyncGuard() => _openGuard.Find(42);

    [Benchmark(Description = "Polly"), BenchmarkCategory(OpenSync)]
    public int OpenSyncPolly() => _openPolly.Find(42);

    [Benchmark(Baseline = true, Description = "Guard"), BenchmarkCategory(OpenValue)]
    public int OpenValueGuard() => _openGuard.FindValueAsync(42).Result;

    [Benchmark(Description = "Polly"), BenchmarkCategory(OpenValue)]
    public int OpenValuePolly() => _openPolly.FindValueAsync(42).Result;

    [Benchmark(Baseline = true, Description = "Guard"), BenchmarkCategory(OpenTask)]
    public Task<int> OpenTaskGuard() => _openGuard.FindTaskAsync(42);

    [Benchmark(Description = "Polly"), BenchmarkCategory(OpenTask)]
    public Task<int> OpenTaskPolly() => _openPolly.FindTaskAsync(42);

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(FaultedTask)]
    public int FaultedTaskRaw() => CaughtTask();

    [Benchmark(Description = "Guard"), BenchmarkCategory(FaultedTask)]
    public int FaultedTaskGuard() => _failingGuard.FindTaskAsync(42).Result;

    [Benchmark(Description = "Polly"), BenchmarkCategory(FaultedTask)]
    public int FaultedTaskPolly() => _failingPolly.FindTaskAsync(42).Result;

    [Benchmark(Baseline = true, Description = "Raw call"), BenchmarkCategory(Throws)]
    public int ThrowsRaw() => CaughtFind();

    [Benchmark(Description = "Guard"), BenchmarkCategory(Throws)]
    public int ThrowsGuard() => _failingGuard.Find(42);

    [Benchmark(Description = "Polly"), BenchmarkCategory(Throws)]
    public int ThrowsPolly() => _failingPolly.Find(42);

    /// <summary>What a caller without a guard would write.</summary>
    private int CaughtFind()
    {
        try
        {
            return _failing.Find(42);
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private int CaughtTask()
    {
        try
        {
            return _failing.FindTaskAsync(42).GetAwaiter().GetResult();
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private int CompleteValue(ValueTask<int> pending)
    {
        _suspending.CompleteValue(4_711);
        return pending.GetAwaiter().GetResult();
    }

    private int CompleteTask(Task<int> pending)
    {
        _suspending.CompleteTask(4_711);
        return pending.GetAwaiter().GetResult();
    }
}
