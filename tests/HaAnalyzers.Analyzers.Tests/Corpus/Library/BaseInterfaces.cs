// library
namespace Streaming.Contracts;

public interface ICounts
{
    Task<int> OfAsync(int title);
}

[NonCritical("No numbers below the title")]
public interface {|HA1003:IViewCounts|} : ICounts
{
    [DefaultFallback(0)]
    Task<int> TodayAsync(int title);
}

[NonCritical("No numbers below the title")]
[DefaultFallback]
public interface ILikeCounts : ICounts
{
    Task<int> TodayAsync(int title);

    Task<bool> AnyAsync(int title) => Task.FromResult(true);
}
