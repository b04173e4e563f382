// library
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using System.Collections.Concurrent;

namespace Crawling;

public sealed class Crawler(HttpClient http, ILogger<Crawler> logger) : BackgroundService
{
    private readonly SemaphoreSlim _slots = new(8);
    private readonly ConcurrentQueue<Uri> _frontier = new();
    private readonly HashSet<Uri> _seen = [];

    public bool Offer(Uri page)
    {
        lock (_seen)
        {
            if (_seen.Count >= 100_000 || !_seen.Add(page))
            {
                return false;
            }
        }

        _frontier.Enqueue(page);
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            if (!_frontier.TryDequeue(out Uri? page))
            {
                await Task.Delay(100, stoppingToken);
                continue;
            }

            await _slots.WaitAsync(stoppingToken);
            _ = ReadAsync(page, stoppingToken);
        }
    }

    private async Task ReadAsync(Uri page, CancellationToken token)
    {
        try
        {
            logger.LogInformation("{Page}: {Length}", page, (await http.GetStringAsync(page, token)).Length);
        }
        catch (HttpRequestException exception)
        {
            logger.LogWarning(exception, "{Page} failed", page);
        }
        finally
        {
            _slots.Release();
        }
    }
}
