namespace HaAnalyzers.Overload;

/// <summary>Finds out what the service can do without load, then what each protection makes of too much.</summary>
internal sealed class Experiment
{
    private static readonly double[] Loads = [0.5, 1, 2, 4];
    private static readonly int[] Limits = [2, 3, 4, 6, 8, 16];
    public static readonly TimeSpan WorkOfRequest = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan RecoveryTime = TimeSpan.FromSeconds(3);

    private readonly TimeSpan _length;
    private readonly Action<string> _progress;
    private readonly int _rounds = Work.Calibrate(WorkOfRequest);

    /// <param name="length">How long each load is measured.</param>
    /// <param name="progress">Told of each step.</param>
    public Experiment(TimeSpan length, Action<string> progress)
    {
        _length = length;
        _progress = progress;
    }

    public async Task<ExperimentResult> RunAsync()
    {
        (TimeSpan median, TimeSpan p99, double capacity) = await MeasureUnloadedAsync();
        _progress($"Without load {median.TotalMilliseconds:0.0} ms (p99 {p99.TotalMilliseconds:0.0} ms), capacity {capacity:0} requests per second.");
        (int limit, string tuning) = await TuneAsync(capacity, p99);
        _progress($"Best concurrency limit: {limit} ({tuning}).");

        var measurements = new List<Measurement>();
        foreach (double load in Loads)
        {
            // Side by side, so that what else the machine does meets them all.
            foreach (Protection protection in Enum.GetValues<Protection>())
            {
                int permits = protection is Protection.FixedWindow ? (int)capacity : limit;
                Measurement measurement = await MeasureAsync(protection, permits, load, capacity, p99);
                measurements.Add(measurement);
                _progress($"{protection} at {load:0 %}: {measurement.Goodput:0} good per second, p99 {measurement.P99.TotalMilliseconds:0} ms");
            }
        }

        double capacityAfterwards = (await MeasureUnloadedAsync()).Capacity;
        return new ExperimentResult(
            median, p99, capacity, capacityAfterwards, limit, [.. measurements.OrderBy(each => each.Protection).ThenBy(each => each.Load)]);
    }

    private async Task<(TimeSpan Median, TimeSpan P99, double Capacity)> MeasureUnloadedAsync()
    {
        await using RunningService service = await RunningService.StartAsync(Protection.None, _rounds, permits: 1);
        using var generator = new LoadGenerator(service.Address);
        await generator.RunClosedAsync(Environment.ProcessorCount, WarmUp);
        TimeSpan[] latencies = [.. (await generator.RunSequentiallyAsync(_length)).Select(answer => answer.Latency).Order()];
        IReadOnlyList<Answer> answers = await generator.RunClosedAsync(2 * Environment.ProcessorCount, _length);
        return (
            Measurement.Percentile(latencies, 0.5),
            Measurement.Percentile(latencies, 0.99),
            answers.Count(answer => answer.IsGood) / _length.TotalSeconds);
    }

    /// <summary>The limit with the best goodput at the highest load.</summary>
    private async Task<(int Limit, string Tuning)> TuneAsync(double capacity, TimeSpan p99)
    {
        var tried = new List<(int Limit, Measurement Measurement)>();
        foreach (int limit in Limits)
        {
            tried.Add((limit, await MeasureAsync(Protection.ConcurrencyLimit, limit, Loads[^1], capacity, p99)));
        }

        return (
            tried.MaxBy(each => each.Measurement.Goodput).Limit,
            string.Join(", ", tried.Select(each => $"{each.Limit}: {each.Measurement.Goodput:0}/s p99 {each.Measurement.P99.TotalMilliseconds:0} ms")));
    }

    private async Task<Measurement> MeasureAsync(Protection protection, int permits, double load, double capacity, TimeSpan p99)
    {
        await using RunningService service = await RunningService.StartAsync(protection, _rounds, permits);
        using var generator = new LoadGenerator(service.Address);
        TimeSpan settled = WarmUp + Settling;
        TimeSpan end = settled + _length;
        IReadOnlyList<Answer> answers = await generator.RunOpenAsync(
            seed: 1, (capacity * Loads[0], WarmUp), (capacity * load, Settling + _length), (capacity * Loads[0], RecoveryTime));
        return Measurement.Of(protection, load, answers, settled, end, usual: 2 * p99);
    }
}
