// library
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace News;

[NonCritical("The page shows no ticker")]
public interface ITicker
{
    [EmptyFallback]
    IAsyncEnumerable<string> ReadAsync(CancellationToken token);
}

public class TickerClient(HttpClient http) : ITicker
{
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken token)
    {
        await foreach (string? line in http.GetFromJsonAsAsyncEnumerable<string>("/ticker", token))
        {
            yield return line ?? "";
        }
    }
}

public sealed class TickerPage(TickerClient client, ITicker ticker)
{
    public async Task<int> UnguardedAsync(CancellationToken token)
    {
        int lines = 0;
        await foreach (string line in client.{|HA1001:ReadAsync|}(token))
        {
            lines += line.Length;
        }

        return lines;
    }

    public async Task<int> GuardedAsync(CancellationToken token)
    {
        int lines = 0;
        await foreach (string line in ticker.ReadAsync(token))
        {
            lines += line.Length;
        }

        return lines;
    }

    public async Task<int> CaughtAsync(CancellationToken token)
    {
        int lines = 0;
        try
        {
            await foreach (string line in client.ReadAsync(token))
            {
                lines += line.Length;
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            lines = -1;
        }

        return lines;
    }
}
