// library
using System.Threading.Channels;

namespace Streaming.Contracts;

[NonCritical("The page works without history")]
[OmitFallback("No history")]
public interface IHistory
{
    Task {|HA1012:RecordViewAsync|}(int user, int title);

    [OmitFallback("A removed title comes back until the next try")]
    Task RemoveAsync(int user, int title);

    Task<string?> LastAsync(int user);
}

[NonCritical("Wishes are kept until the list is back")]
public interface IWishes
{
    [DefaultFallback(0)]
    Task<int> {|HA1012:AddAsync|}(int title);

    [FallbackMethod(typeof(PendingWishes), nameof(PendingWishes.Remove))]
    Task<bool> RemoveAsync(int title);

    [DefaultFallback(0)]
    Task<int> CountAsync();
}

public static class PendingWishes
{
    private static readonly Channel<int> Removals = Channel.CreateBounded<int>(10_000);

    public static Task<bool> Remove(int title) => Task.FromResult(Removals.Writer.TryWrite(title));
}
