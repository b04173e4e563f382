// library
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dashboard;

public sealed class PricesFeed(ILogger<PricesFeed> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await using HubConnection hub = new HubConnectionBuilder().WithUrl("https://prices/hub").WithAutomaticReconnect().Build();
        using IDisposable subscription = hub.On<decimal>("price", price => logger.LogInformation("{Price}", price));
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await hub.StartAsync(stoppingToken);
                await Task.Delay(Timeout.Infinite, stoppingToken);
            }
            catch (HttpRequestException exception)
            {
                logger.LogWarning(exception, "No connection yet");
                await Task.Delay(TimeSpan.FromSeconds(5), stoppingToken);
            }
        }
    }
}
