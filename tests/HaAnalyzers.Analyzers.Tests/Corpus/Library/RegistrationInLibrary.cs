// library
using System.Net.Http.Json;

namespace Streaming.Client;

[NonCritical("No rows")]
public interface IRows
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync();
}

internal sealed class RowsClient(HttpClient http) : IRows
{
    public async Task<IReadOnlyList<string>> TopAsync() => await http.GetFromJsonAsync<string[]>("/top") ?? [];
}

public static class RowsServices
{
    public static IHttpClientBuilder AddRows(this IServiceCollection services, Uri address) =>
        services.AddHttpClient<IRows, RowsClient>(client => client.BaseAddress = address);
}
