// library
using Dapr.Client;

namespace Pickups;

[NonCritical("Nobody is told by message", Fallback = typeof(QuietNotifier))]
public interface INotifier
{
    Task NotifyAsync(string user, string text, CancellationToken token);
}

public sealed class DaprNotifier(DaprClient dapr) : INotifier
{
    public Task NotifyAsync(string user, string text, CancellationToken token) =>
        dapr.PublishEventAsync("pubsub", "notifications", new { user, text }, token);
}

public sealed class QuietNotifier : INotifier
{
    public Task NotifyAsync(string user, string text, CancellationToken token) => Task.CompletedTask;
}
