// library
namespace Streaming.Contracts;

[NonCritical("The page has no lists")]
[EmptyFallback]
public interface ILists
{
    Task<IReadOnlyList<string>> AddressesAsync(int user);

    Task<IReadOnlyList<string>> RecordingsAsync(int user);

    Task<IReadOnlyList<string>> UpdatesSinceAsync(DateTimeOffset since);

    Task<IReadOnlyList<string>> SentAsync(int user);
}

[NonCritical("Counts are not shown")]
[DefaultFallback]
public interface ICounts
{
    ValueTask<int> CreatedTodayAsync();

    Task<int> PublishedAsync(string topic);

    Task<long> {|HA1012:IncrementAsync|}(string name);
}
