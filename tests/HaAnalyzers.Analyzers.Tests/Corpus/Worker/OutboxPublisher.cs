// library
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Ordering.Outbox;

public sealed class OutboxMessage
{
    public long Id { get; set; }

    public string Payload { get; set; } = "";

    public bool IsSent { get; set; }
}

public sealed record OrderPlaced(string Payload);

public sealed class OrderingContext(DbContextOptions<OrderingContext> options) : DbContext(options)
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
}

public sealed class OutboxPublisher(IServiceScopeFactory scopes, ILogger<OutboxPublisher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(2));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await PublishAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                logger.LogError(exception, "The outbox waits for the next round");
            }
        }
    }

    private async Task PublishAsync(CancellationToken token)
    {
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        OrderingContext db = scope.ServiceProvider.GetRequiredService<OrderingContext>();
        IPublishEndpoint bus = scope.ServiceProvider.GetRequiredService<IPublishEndpoint>();
        foreach (OutboxMessage message in await db.Outbox.Where(message => !message.IsSent).Take(100).ToListAsync(token))
        {
            await bus.Publish(new OrderPlaced(message.Payload), token);
            message.IsSent = true;
        }

        await db.SaveChangesAsync(token);
    }
}
