using System.Threading.RateLimiting;
using BenchmarkDotNet.Attributes;
using HaAnalyzers.AspNetCore;

namespace HaAnalyzers.Benchmarks;

/// <summary>
/// What it costs to let a request in and out again, or to refuse it, with all threads on one limiter: beside the concurrency limiter that
/// comes with ASP.NET Core, and with the signals of the middleware around it.
/// </summary>
public class AdmissionBenchmarks : IDisposable
{
    private const int RequestsOfAThread = 50_000;

    private readonly ConcurrencyLimiter _platform = new(new ConcurrencyLimiterOptions { PermitLimit = 1_000 });
    private readonly ConcurrencyLimiter _fullPlatform = new(new ConcurrencyLimiterOptions { PermitLimit = 1 });
    private readonly AdaptiveConcurrencyLimiter _adaptive = new(Fixed(1_000));
    private readonly AdaptiveConcurrencyLimiter _fullAdaptive = new(Fixed(1));
    private readonly LoadShedder _shedder = Shedder(1_000);
    private readonly LoadShedder _fullShedder = Shedder(1);
    private readonly Action[] _work;
    private ThreadTeam _team = null!;

    public AdmissionBenchmarks()
    {
        _work =
        [
            () => Acquire(_platform), () => Acquire(_adaptive), () => Admit(_shedder),
            () => Acquire(_fullPlatform), () => Acquire(_fullAdaptive), () => Admit(_fullShedder),
        ];
        _fullPlatform.AttemptAcquire();
        _fullAdaptive.AttemptAcquire();
        _fullShedder.TryEnter(RequestPriority.Default, TimeProvider.System.GetTimestamp());
    }

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void StartThreads() => _team = new ThreadTeam(Threads);

    [GlobalCleanup]
    public void Dispose()
    {
        _team.Dispose();
        Array.ForEach<IDisposable>([_platform, _fullPlatform, _adaptive, _fullAdaptive, _shedder, _fullShedder], each => each.Dispose());
        GC.SuppressFinalize(this);
    }

    [BenchmarkCategory("Admitted")]
    [Benchmark(Baseline = true, Description = "ConcurrencyLimiter, admitted", OperationsPerInvoke = RequestsOfAThread)]
    public void Platform() => _team.Run(_work[0]);

    [BenchmarkCategory("Admitted")]
    [Benchmark(Description = "AdaptiveConcurrencyLimiter, admitted", OperationsPerInvoke = RequestsOfAThread)]
    public void Adaptive() => _team.Run(_work[1]);

    [BenchmarkCategory("Admitted")]
    [Benchmark(Description = "UseLoadShedding, admitted", OperationsPerInvoke = RequestsOfAThread)]
    public void Shedding() => _team.Run(_work[2]);

    [BenchmarkCategory("Refused")]
    [Benchmark(Baseline = true, Description = "ConcurrencyLimiter, refused", OperationsPerInvoke = RequestsOfAThread)]
    public void FullPlatform() => _team.Run(_work[3]);

    [BenchmarkCategory("Refused")]
    [Benchmark(Description = "AdaptiveConcurrencyLimiter, refused", OperationsPerInvoke = RequestsOfAThread)]
    public void FullAdaptive() => _team.Run(_work[4]);

    [BenchmarkCategory("Refused")]
    [Benchmark(Description = "UseLoadShedding, refused", OperationsPerInvoke = RequestsOfAThread)]
    public void FullShedding() => _team.Run(_work[5]);

    private static AdaptiveConcurrencyLimiterOptions Fixed(int limit) => new() { MinLimit = limit, InitialLimit = limit, MaxLimit = limit };

    private static LoadShedder Shedder(int limit) => new(
        new LoadSheddingOptions { MaxQueueDelay = TimeSpan.FromMinutes(1), Concurrency = Fixed(limit) },
        [new ProcessCpuMeter()],
        new ThreadPoolQueue(),
        TimeProvider.System,
        Random.Shared);

    private static void Acquire(RateLimiter limiter)
    {
        for (int i = 0; i < RequestsOfAThread; i++)
        {
            limiter.AttemptAcquire().Dispose();
        }
    }

    private static void Admit(LoadShedder shedder)
    {
        for (int i = 0; i < RequestsOfAThread; i++)
        {
            long startedAt = TimeProvider.System.GetTimestamp();
            if (shedder.TryEnter(RequestPriority.Default, startedAt) is ShedReason.None)
            {
                shedder.Exit(startedAt, isMeasured: true);
            }
        }
    }
}
