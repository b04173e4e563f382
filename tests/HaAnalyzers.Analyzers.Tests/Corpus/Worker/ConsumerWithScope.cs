// library
using System.Text.Json;
using Confluent.Kafka;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;
using Polly.Retry;

namespace Billing;

public sealed record InvoiceRequested(int Order, decimal Total);

public sealed class BillingContext(DbContextOptions<BillingContext> options) : DbContext(options);

public sealed class InvoiceConsumer(IServiceScopeFactory scopes, IConsumer<string, string> consumer, ILogger<InvoiceConsumer> logger) : BackgroundService
{
    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5, Delay = TimeSpan.FromSeconds(1), BackoffType = DelayBackoffType.Exponential })
        .Build();

    private long _failed;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        consumer.Subscribe("invoices");
        while (!stoppingToken.IsCancellationRequested)
        {
            ConsumeResult<string, string> result = consumer.Consume(stoppingToken);
            try
            {
                await Retry.ExecuteAsync(async token => await HandleAsync(result.Message.Value, token), stoppingToken);
            }
            catch (Exception exception)
            {
                _failed++;
                logger.LogError(exception, "{Failed} messages failed", _failed);
            }

            consumer.Commit(result);
        }
    }

    private async Task HandleAsync(string message, CancellationToken token)
    {
        InvoiceRequested? request = JsonSerializer.Deserialize<InvoiceRequested>(message);
        await using AsyncServiceScope scope = scopes.CreateAsyncScope();
        BillingContext db = scope.ServiceProvider.GetRequiredService<BillingContext>();
        await db.Database.ExecuteSqlAsync($"insert into invoices values ({request?.Order}, {request?.Total})", token);
    }
}
