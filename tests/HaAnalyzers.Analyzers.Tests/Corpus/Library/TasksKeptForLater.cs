// library
using System.Net.Http.Json;

namespace Streaming;

[NonCritical("No rows")]
public interface IRows
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync(int user);
}

public class RowsClient(HttpClient http) : IRows
{
    public async Task<IReadOnlyList<string>> TopAsync(int user) => await http.GetFromJsonAsync<string[]>($"/top/{user}") ?? [];
}

public sealed class Page(RowsClient rows)
{
    public async Task<int> AwaitedInsideTryAsync(int user)
    {
        Task<IReadOnlyList<string>> pending = rows.TopAsync(user);
        try
        {
            return (await pending).Count;
        }
        catch (Exception)
        {
            return 0;
        }
    }

    public async Task<int> ContinuedAsync(int user)
    {
        int count = 0;
        try
        {
            count = (await rows.TopAsync(user)).Count;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            count = -1;
        }

        return count;
    }
}
