using System.Collections.Concurrent;
using System.Diagnostics;

namespace Homepage.Overload;

/// <summary>Visitors who come at a rate of their own, whatever became of those before them, and leave after a second.</summary>
internal sealed class OverloadVisitors : IDisposable
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private const int Users = 1_000;

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };
    private readonly Uri _page;
    private int _next;

    public OverloadVisitors(Uri page) => _page = page;

    /// <summary>So many visitors, each of whom comes again as soon as there is an answer.</summary>
    public async Task<IReadOnlyList<OverloadVisit>> ComeAgainAsync(int visitors, TimeSpan duration, CancellationToken cancellationToken)
    {
        long began = Stopwatch.GetTimestamp();
        var visits = new ConcurrentBag<OverloadVisit>();
        await Task.WhenAll(Enumerable.Range(0, visitors).Select(async _ =>
        {
            while (Stopwatch.GetElapsedTime(began) < duration)
            {
                cancellationToken.ThrowIfCancellationRequested();
                visits.Add(await VisitAsync(Stopwatch.GetElapsedTime(began)));
            }
        }));
        return [.. visits];
    }

    /// <summary>Phases of so many visitors a second.</summary>
    public async Task<IReadOnlyList<OverloadVisit>> ComeAsync(IReadOnlyList<(double Rate, TimeSpan Duration)> phases, CancellationToken cancellationToken)
    {
        var visits = new ConcurrentBag<Task<OverloadVisit>>();
        await Task.Factory.StartNew(
            () =>
            {
                long began = Stopwatch.GetTimestamp();
                TimeSpan end = TimeSpan.Zero;
                TimeSpan next = TimeSpan.Zero;
                foreach ((double rate, TimeSpan duration) in phases)
                {
                    end += duration;
                    for (; next < end && !cancellationToken.IsCancellationRequested; next += TimeSpan.FromSeconds(1 / rate))
                    {
                        if (next - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } wait)
                        {
                            Thread.Sleep(wait);
                        }

                        TimeSpan came = next;
                        visits.Add(Task.Run(() => VisitAsync(came), CancellationToken.None));
                    }
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        OverloadVisit[] all = await Task.WhenAll(visits);
        cancellationToken.ThrowIfCancellationRequested();
        return [.. all.OrderBy(visit => visit.Came)];
    }

    public void Dispose() => _http.Dispose();

    private async Task<OverloadVisit> VisitAsync(TimeSpan came)
    {
        long began = Stopwatch.GetTimestamp();
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            var address = new Uri(_page, $"?user={1 + Interlocked.Increment(ref _next) % Users}");
            using HttpResponseMessage answer = await _http.GetAsync(address, patience.Token);
            return new OverloadVisit(came, Stopwatch.GetElapsedTime(began), (int)answer.StatusCode);
        }
        catch (Exception exception) when (exception is OperationCanceledException or HttpRequestException)
        {
            return new OverloadVisit(came, Stopwatch.GetElapsedTime(began), 0);
        }
    }
}
