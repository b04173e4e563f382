// library
using Confluent.Kafka;
using Microsoft.Extensions.Logging;

namespace Telemetry;

[NonCritical("Clicks are not counted")]
public interface IClicks
{
    [OmitFallback("A click is lost")]
    Task TrackAsync(string page, CancellationToken token);
}

public sealed class KafkaClicks(IProducer<Null, string> producer, ILogger<KafkaClicks> logger) : IClicks, IDisposable
{
    public async Task TrackAsync(string page, CancellationToken token)
    {
        DeliveryResult<Null, string> result = await producer.ProduceAsync("clicks", new Message<Null, string> { Value = page }, token);
        logger.LogDebug("{Offset}", result.Offset);
    }

    public void Dispose()
    {
        producer.Flush(TimeSpan.FromSeconds(5));
        producer.Dispose();
    }
}
