using Homepage.Routing.Tests.Parts;

namespace Homepage.Routing.Tests.Experiment;

/// <summary>What an orchestrator would do to an instance: ask twice a second, restart after three failures in a row. It only counts.</summary>
internal sealed class LivenessProbe : IAsyncDisposable
{
    private const int FailureThreshold = 3;

    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _client = new() { Timeout = TimeSpan.FromSeconds(1) };
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _endpoint;
    private readonly Task _loop;
    private int _failures;
    private int _restarts;

    public LivenessProbe(HomepageInstance instance, string path)
    {
        _endpoint = new Uri(instance.Address, path);
        _loop = ProbeAsync();
    }

    /// <summary>The restarts there would have been. While the instance is replaced on purpose, nobody probes it.</summary>
    public int Restarts => Volatile.Read(ref _restarts);

    public bool IsPaused { get; set; }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task ProbeAsync()
    {
        using var timer = new PeriodicTimer(Period);
        while (!_stop.IsCancellationRequested)
        {
            bool isAlive = IsPaused || await IsAliveAsync();
            _failures = isAlive ? 0 : _failures + 1;
            if (_failures == FailureThreshold)
            {
                Interlocked.Increment(ref _restarts);
                _failures = 0;
            }

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

    private async Task<bool> IsAliveAsync()
    {
        try
        {
            using HttpResponseMessage answer = await _client.GetAsync(_endpoint);
            return answer.IsSuccessStatusCode;
        }
        catch (Exception failure) when (failure is HttpRequestException or OperationCanceledException)
        {
            return false;
        }
    }
}
