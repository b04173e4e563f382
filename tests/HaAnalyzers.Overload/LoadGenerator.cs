using System.Collections.Concurrent;
using System.Diagnostics;

namespace HaAnalyzers.Overload;

/// <summary>Clients that come at random times whatever became of those before them, and leave when they have waited long enough.</summary>
internal sealed class LoadGenerator : IDisposable
{
    /// <summary>How long a client waits. What comes later is no good to anybody.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly HttpClient _http = new(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Uri _address;

    public LoadGenerator(Uri address) => _address = address;

    /// <summary>One after the other, without load.</summary>
    public async Task<IReadOnlyList<Answer>> RunSequentiallyAsync(TimeSpan duration)
    {
        var answers = new List<Answer>();
        for (long started = Stopwatch.GetTimestamp(); Stopwatch.GetElapsedTime(started) < duration;)
        {
            answers.Add(await SendAsync(Stopwatch.GetElapsedTime(started)));
        }

        return answers;
    }

    /// <summary>So many clients that come again as soon as they have an answer.</summary>
    public async Task<IReadOnlyList<Answer>> RunClosedAsync(int clients, TimeSpan duration) =>
        [.. (await Task.WhenAll(Enumerable.Range(0, clients).Select(_ => RunSequentiallyAsync(duration)))).SelectMany(answers => answers)];

    /// <summary>Phases of so many requests per second, one after the other.</summary>
    public async Task<IReadOnlyList<Answer>> RunOpenAsync(int seed, params (double Rate, TimeSpan Duration)[] phases)
    {
        var random = new Random(seed);
        var answers = new ConcurrentBag<Task<Answer>>();
        await Task.Factory.StartNew(
            () =>
            {
                long started = Stopwatch.GetTimestamp();
                TimeSpan end = TimeSpan.Zero;
                TimeSpan next = TimeSpan.Zero;
                foreach ((double rate, TimeSpan duration) in phases)
                {
                    end += duration;
                    while (next < end)
                    {
                        if (next - Stopwatch.GetElapsedTime(started) is { Ticks: > 0 } wait)
                        {
                            Thread.Sleep(wait);
                        }

                        TimeSpan sent = next;
                        answers.Add(Task.Run(() => SendAsync(sent)));
                        next += TimeSpan.FromSeconds(-Math.Log(1 - random.NextDouble()) / rate);
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        return [.. (await Task.WhenAll(answers)).OrderBy(answer => answer.Sent)];
    }

    public void Dispose() => _http.Dispose();

    private async Task<Answer> SendAsync(TimeSpan sent)
    {
        long started = Stopwatch.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            using HttpResponseMessage response = await _http.GetAsync(_address, patience.Token);
            return new Answer(sent, Stopwatch.GetElapsedTime(started), (int)response.StatusCode);
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException)
        {
            return new Answer(sent, Stopwatch.GetElapsedTime(started), 0);
        }
    }
}
