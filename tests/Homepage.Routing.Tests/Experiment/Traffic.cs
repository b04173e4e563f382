using System.Collections.Concurrent;
using System.Diagnostics;

namespace Homepage.Routing.Tests.Experiment;

/// <summary>Visitors who come at a steady rate, whatever happens, and give up after two seconds.</summary>
internal sealed class Traffic : IAsyncDisposable
{
    private const int Users = 200;

    /// <summary>Twenty-five requests a second.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(40);

    private readonly HttpClient _client;
    private readonly Stopwatch _clock;
    private readonly ConcurrentQueue<Request> _requests = new();
    private readonly ConcurrentDictionary<int, Task> _underWay = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _loop;

    public Traffic(Uri page, Stopwatch clock)
    {
        _clock = clock;
        _client = new HttpClient { BaseAddress = page, Timeout = TimeSpan.FromSeconds(2) };
        _loop = SendAsync();
    }

    /// <summary>Those sent in the interval; waits until they have ended.</summary>
    public async Task<IReadOnlyList<Request>> BetweenAsync(TimeSpan from, TimeSpan to)
    {
        await Task.WhenAll(_underWay.Values);
        return [.. _requests.Where(request => request.Sent >= from && request.Sent < to)];
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        await Task.WhenAll(_underWay.Values);
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task SendAsync()
    {
        using var timer = new PeriodicTimer(Interval);
        for (int number = 0; !_stop.IsCancellationRequested; number++)
        {
            int current = number;
            _underWay[current] = VisitAsync(current);
            _ = _underWay[current].ContinueWith(_ => _underWay.TryRemove(current, out Task? _), TaskScheduler.Default);
            try
            {
                await timer.WaitForNextTickAsync(_stop.Token);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task VisitAsync(int number)
    {
        TimeSpan sent = _clock.Elapsed;
        string instance;
        bool isServed = false;
        bool isStale = false;
        try
        {
            using HttpResponseMessage answer = await _client.GetAsync(new Uri($"/?user={number % Users + 1}", UriKind.Relative));
            await answer.Content.ReadAsByteArrayAsync();
            isServed = answer.IsSuccessStatusCode;
            isStale = answer.Headers.Contains("X-Stale");
            instance = answer.Headers.TryGetValues("X-Instance", out IEnumerable<string>? names) ? names.First() : $"HTTP {(int)answer.StatusCode}";
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            instance = failure.GetType().Name;
        }

        _requests.Enqueue(new Request(sent, _clock.Elapsed - sent, isServed, isStale, instance));
    }
}
