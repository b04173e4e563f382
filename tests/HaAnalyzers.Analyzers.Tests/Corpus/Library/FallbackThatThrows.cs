// library
using StackExchange.Redis;

namespace Streaming.Contracts;

[NonCritical("No trending row")]
public interface ITrending
{
    [FallbackMethod(typeof(TrendingDefaults), nameof(TrendingDefaults.Top))]
    Task<IReadOnlyList<string>> TopAsync(string country);

    [FallbackMethod(typeof(TrendingDefaults), nameof(TrendingDefaults.Cached))]
    Task<string> CachedAsync(string country);

    [FallbackMethod(typeof(TrendingDefaults), nameof(TrendingDefaults.Safe))]
    Task<string> SafeAsync(string country);

    [FallbackMethod(typeof(TrendingDefaults), nameof(TrendingDefaults.Bundled))]
    Task<string> BundledAsync(string country);
}

public static class TrendingDefaults
{
    private static readonly Lazy<ConnectionMultiplexer> Redis = new(() => ConnectionMultiplexer.Connect("redis"));

    public static Task<IReadOnlyList<string>> Top(string country) => {|HA1006:throw new NotImplementedException()|};

    public static async Task<string> Cached(string country) => (await {|HA1006:Redis.Value.GetDatabase().StringGetAsync(country)|}).ToString();

    public static async Task<string> Safe(string country)
    {
        try
        {
            return (await Redis.Value.GetDatabase().StringGetAsync(country)).ToString();
        }
        catch (Exception)
        {
            return "";
        }
    }

    public static Task<string> Bundled(string country)
    {
        ArgumentException.ThrowIfNullOrEmpty(country);
        return Task.FromResult(country == "DE" ? "Dark" : "Stranger Things");
    }
}
