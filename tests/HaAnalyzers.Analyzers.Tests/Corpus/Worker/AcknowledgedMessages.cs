// library
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Shop.Messages;

public interface IMessageReceiver
{
    Task ReceiveAsync(string queue, Func<string, Task> handle, CancellationToken token);
}

public sealed class RabbitReceiver(IChannel channel) : {|HA1004:IMessageReceiver|}
{
    public async Task ReceiveAsync(string queue, Func<string, Task> handle, CancellationToken token)
    {
        await channel.BasicQosAsync(0, 10, false, token);
        var consumer = new AsyncEventingBasicConsumer(channel);
        consumer.ReceivedAsync += async (_, message) =>
        {
            try
            {
                await handle(System.Text.Encoding.UTF8.GetString(message.Body.Span));
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false);
            }
            catch (Exception exception)
            {
                Console.Error.WriteLine(exception);
            }
        };
        await channel.BasicConsumeAsync(queue, autoAck: false, consumer, token);
    }
}
