// program
// option: ha_shedding = gateway
using System.Threading.Channels;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Subscribers>();
var app = builder.Build();
app.MapGet("/events", async (HttpContext context, Subscribers subscribers) =>
{
    context.Response.ContentType = "text/event-stream";
    var channel = Channel.CreateBounded<string>(new BoundedChannelOptions(100) { FullMode = BoundedChannelFullMode.DropOldest });
    using IDisposable subscription = subscribers.Add(channel.Writer);
    await foreach (string text in channel.Reader.ReadAllAsync(context.RequestAborted))
    {
        await context.Response.WriteAsync($"data: {text}\n\n", context.RequestAborted);
    }
});
app.MapPost("/events", (string text, Subscribers subscribers) => subscribers.Tell(text));
app.Run();

public sealed class Subscribers
{
    private readonly Dictionary<object, ChannelWriter<string>> _writers = [];

    public IDisposable Add(ChannelWriter<string> writer)
    {
        var subscription = new Subscription(this);
        lock (_writers)
        {
            _writers.Add(subscription, writer);
        }

        return subscription;
    }

    public void Tell(string text)
    {
        lock (_writers)
        {
            foreach (ChannelWriter<string> writer in _writers.Values)
            {
                writer.TryWrite(text);
            }
        }
    }

    private sealed class Subscription(Subscribers owner) : IDisposable
    {
        public void Dispose()
        {
            lock (owner._writers)
            {
                owner._writers.Remove(this);
            }
        }
    }
}
