// library
using System.Collections.Concurrent;
using Microsoft.Extensions.Caching.Memory;

namespace Shop.Domain;

public interface IClock
{
    DateTimeOffset Now { get; }
}

public interface IPriceRules
{
    decimal Apply(decimal price, int count);
}

public interface ISessionStore
{
    string? Get(string key);

    void Set(string key, string value);
}

public sealed class SystemClock : IClock
{
    public DateTimeOffset Now => DateTimeOffset.UtcNow;
}

public sealed class Discounts : IPriceRules
{
    public decimal Apply(decimal price, int count) => count >= 10 ? price * 0.9m : price;
}

public sealed class MemorySessions(IMemoryCache cache) : ISessionStore
{
    private readonly ConcurrentQueue<string> _recent = new();

    public string? Get(string key) => cache.Get<string>(key);

    public void Set(string key, string value)
    {
        cache.Set(key, value, TimeSpan.FromMinutes(20));
        _recent.Enqueue(key);
        while (_recent.Count > 100)
        {
            _recent.TryDequeue(out _);
        }
    }
}
