// library
namespace Streaming.Contracts;

[NonCritical("The homepage renders without personal rows")]
public interface IRecommendations
{
    Task<IReadOnlyList<string>> {|HA1003:ForUserAsync|}(int user);

    [CachedFallback]
    Task<IReadOnlyList<string>> {|HA1003:TrendingAsync|}(string country);

    [CachedFallback(MaxAgeSeconds = 300), EmptyFallback]
    Task<IReadOnlyList<string>> NewAsync(string country);

    [OmitFallback("A view may be missing")]
    Task RecordViewAsync(int user, int title);

    [FallbackMethod(typeof(Defaults), nameof(Defaults.Limit))]
    Task<int> LimitAsync(string plan);
}

public static class Defaults
{
    public static Task<int> Limit(string plan) => Task.FromResult(plan == "free" ? 10 : 100);
}
