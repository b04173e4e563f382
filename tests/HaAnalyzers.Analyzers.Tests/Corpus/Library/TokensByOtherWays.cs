// library
using Grpc.Core;
using Polly;
using StackExchange.Redis;

namespace Shop.Clients;

public sealed class Reader(HttpClient http, IDatabase redis, ResiliencePipeline pipeline)
{
    public async Task<string> RedisHasNoTokenAsync(string key) =>
        await pipeline.ExecuteAsync(async _ => (await redis.StringGetAsync(key)).ToString());

    public async Task<string> StateAsync(string url, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(static async (state, token) => await state.http.GetStringAsync(state.url, token), (http, url), cancellationToken);

    public async Task<string> ContextAsync(string url, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            return await pipeline.ExecuteAsync(async inner => await http.GetStringAsync(url, inner.CancellationToken), context);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public async Task<string> LinkedAsync(string url, CancellationToken stop) => await pipeline.ExecuteAsync(async token =>
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(token, stop);
        return await http.GetStringAsync(url, both.Token);
    });

    public async Task<int> GrpcAsync(Func<CallOptions, AsyncUnaryCall<int>> call) =>
        await pipeline.ExecuteAsync(async token => await call(new CallOptions(cancellationToken: token)));

    public async Task DelayAsync() => await pipeline.ExecuteAsync(async token => await Task.Delay(100, token));
}
