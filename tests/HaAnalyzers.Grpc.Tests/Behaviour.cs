using Grpc.Core;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>What the services do, and what was asked of them.</summary>
public sealed class Behaviour
{
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private int _calls;

    public int Calls => Volatile.Read(ref _calls);

    /// <summary>Signalled when a call has begun to hang.</summary>
    public SemaphoreSlim Hanging { get; } = new(0);

    public void Release() => _released.TrySetResult();

    public async Task<Advert> AnswerAsync(string topic, ServerCallContext context)
    {
        Interlocked.Increment(ref _calls);
        await ActAsync(topic, context);
        return new Advert { Text = topic };
    }

    public async Task ActAsync(string topic, ServerCallContext context)
    {
        switch (topic)
        {
            case "fail":
                throw new RpcException(new Status(StatusCode.Unavailable, "the service is down"));
            case "hang":
                Hanging.Release();
                await _released.Task.WaitAsync(context.CancellationToken);
                break;
        }
    }
}
