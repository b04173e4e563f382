// library
using Microsoft.AspNetCore.SignalR;
using System.Threading.Channels;

namespace Chat;

public sealed class ChatHub : Hub
{
    public Task Send(string text) => Clients.Others.SendAsync("received", text);

    public ChannelReader<int> Count(int to, CancellationToken token)
    {
        var channel = Channel.CreateBounded<int>(16);
        _ = WriteAsync(channel.Writer, to, token);
        return channel.Reader;
    }

    private static async Task WriteAsync(ChannelWriter<int> writer, int to, CancellationToken token)
    {
        Exception? failure = null;
        try
        {
            for (int number = 0; number < to; number++)
            {
                await writer.WriteAsync(number, token);
            }
        }
        catch (Exception exception)
        {
            failure = exception;
        }
        finally
        {
            writer.Complete(failure);
        }
    }
}
