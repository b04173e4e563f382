// library
using System.Net.Http.Json;

namespace Streaming;

[NonCritical("No tips")]
public interface ITips
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> ForAsync(int user);
}

public class TipsClient(HttpClient http) : ITips
{
    public async Task<IReadOnlyList<string>> ForAsync(int user) => await http.GetFromJsonAsync<string[]>($"/tips/{user}") ?? [];
}

public sealed class TipsPage
{
    private readonly TipsClient _client;
    private readonly ITips _tips;

    public TipsPage(TipsClient client, ITips tips)
    {
        _client = client;
        _tips = tips;
    }

    public ITips Tips => _tips;

    public async Task<IReadOnlyList<string>> CastAsync(int user) => await ((ITips)_client).{|HA1001:ForAsync|}(user);

    public async Task<int> PropertyAsync(int user) => (await Tips.ForAsync(user)).Count;

    public async Task<int> DelegateAsync(int[] users)
    {
        int count = 0;
        foreach (int user in users)
        {
            count += (await GuardedAsync(_client.ForAsync, user)).Count;
        }

        return count;
    }

    private static async Task<IReadOnlyList<string>> GuardedAsync(Func<int, Task<IReadOnlyList<string>>> call, int user)
    {
        try
        {
            return await call(user);
        }
        catch (Exception)
        {
            return [];
        }
    }
}
