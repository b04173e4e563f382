// library
using System.Text;
using RabbitMQ.Client;

namespace Messaging;

public interface IEventBus
{
    Task PublishAsync(string topic, string body, CancellationToken token);
}

public sealed class RabbitEventBus(IConnectionFactory factory) : {|HA1004:IEventBus|}, IAsyncDisposable
{
    private readonly SemaphoreSlim _lock = new(1, 1);
    private IConnection? _connection;

    public async Task PublishAsync(string topic, string body, CancellationToken token)
    {
        IConnection connection = await ConnectAsync(token);
        await using IChannel channel = await connection.CreateChannelAsync(cancellationToken: token);
        await channel.BasicPublishAsync("events", topic, Encoding.UTF8.GetBytes(body), token);
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }

        _lock.Dispose();
    }

    private async Task<IConnection> ConnectAsync(CancellationToken token)
    {
        await _lock.WaitAsync(token);
        try
        {
            return _connection ??= await factory.CreateConnectionAsync(token);
        }
        finally
        {
            _lock.Release();
        }
    }
}
