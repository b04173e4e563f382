using HaAnalyzers.Throttling;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding.Simulation;

/// <summary>Clients that ask again and again at random times, retry what was rejected or late, and give up after some attempts.</summary>
internal sealed class Population
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly EventQueue _events;
    private readonly Random _random;
    private readonly Backend _backend;
    private readonly AdaptiveThrottle?[] _throttles;

    public Population(EventQueue events, Random random, Backend backend, int clients, bool isThrottled)
    {
        _events = events;
        _random = random;
        _backend = backend;
        _throttles = [.. Enumerable.Range(0, clients).Select(_ => isThrottled ? new AdaptiveThrottle(events.Time, random) : null)];
        Served = new int[clients];
    }

    /// <summary>Requests per second of all clients together, retries not counted.</summary>
    public double Rate { get; set; }

    public int Attempts { get; init; } = 3;

    /// <summary>Requests that were answered in time, by client.</summary>
    public int[] Served { get; }

    /// <summary>Requests, retries not counted.</summary>
    public int Demand { get; private set; }

    /// <summary>Latencies of answers in time.</summary>
    public List<TimeSpan> Latencies { get; } = [];

    public void Start()
    {
        for (int client = 0; client < Served.Length; client++)
        {
            PlanNext(client);
        }
    }

    public void Forget()
    {
        Array.Clear(Served);
        Latencies.Clear();
        Demand = 0;
    }

    private void PlanNext(int client) => _events.Plan(Exponential(Served.Length / Rate), () =>
    {
        Demand++;
        Try(client, Attempts);
        PlanNext(client);
    });

    private void Try(int client, int attempts)
    {
        if (_throttles[client] is { } throttle && !throttle.TryEnter())
        {
            // Rejected here: the fallback, and no retry.
            return;
        }

        bool isSettled = false;
        _backend.Request(
            served: latency =>
            {
                if (!isSettled)
                {
                    isSettled = true;
                    _throttles[client]?.Accept();
                    Served[client]++;
                    Latencies.Add(latency);
                }
            },
            rejected: () =>
            {
                isSettled = true;
                Retry(client, attempts);
            });
        if (!isSettled)
        {
            _events.Plan(Patience, () =>
            {
                if (!isSettled)
                {
                    isSettled = true;
                    Retry(client, attempts);
                }
            });
        }
    }

    private void Retry(int client, int attempts)
    {
        if (attempts > 1)
        {
            _events.Plan(Exponential(0.1), () => Try(client, attempts - 1));
        }
    }

    private TimeSpan Exponential(double meanSeconds) => TimeSpan.FromSeconds(-Math.Log(1 - _random.NextDouble()) * meanSeconds);
}
