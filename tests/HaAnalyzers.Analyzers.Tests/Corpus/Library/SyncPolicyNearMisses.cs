// library
using Polly;
using Polly.Caching;
using Polly.Retry;

namespace Shop.Legacy;

public sealed class Reader(RetryPolicy retry, ISyncCacheProvider provider, HttpClient http)
{
    private readonly CachePolicy<Task<string>> _cache = Policy.Cache<Task<string>>(provider.For<Task<string>>(), TimeSpan.FromMinutes(5));

    public string Text(string path) => retry.Execute(() => File.ReadAllText(path));

    public Task<string> CachedAsync(string url) => _cache.Execute(_ => http.GetStringAsync(url), new Context(url));

    public Task<int> CompletedAsync(string path) => retry.Execute(() =>
    {
        int length = File.ReadAllText(path).Length;
        return Task.FromResult(length);
    });

    public Task<string> AwaitedAsync(IAsyncPolicy policy, string url) => policy.ExecuteAsync(() => http.GetStringAsync(url));
}
