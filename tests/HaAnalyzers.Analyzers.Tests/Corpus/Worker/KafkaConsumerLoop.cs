// library
using Confluent.Kafka;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Telemetry;

public sealed class ClicksConsumer(IConsumer<string, string> consumer, ILogger<ClicksConsumer> logger) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Factory.StartNew(
        () => Consume(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private void Consume(CancellationToken token)
    {
        consumer.Subscribe("clicks");
        while (!token.IsCancellationRequested)
        {
            try
            {
                ConsumeResult<string, string> result = consumer.Consume(token);
                logger.LogInformation("Clicked {Page}", result.Message.Value);
                consumer.Commit(result);
            }
            catch (ConsumeException exception)
            {
                logger.LogWarning(exception, "Could not consume");
            }
        }

        consumer.Close();
    }
}
