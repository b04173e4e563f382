// library
using System.Net.Http.Json;

namespace Streaming;

[NonCritical("No rows")]
public interface IRows
{
    [OmitFallback("No rows")]
    Task<string[]?> ForUserAsync(int user, CancellationToken cancellationToken);

    [OmitFallback("No rows")]
    Task<string[]?> ForGuestAsync(CancellationToken cancellationToken);

    [OmitFallback("No rows")]
    Task<string[]?> FromDiskAsync(string path, CancellationToken cancellationToken);
}

public sealed class RowsClient(HttpClient http) : IRows
{
    public Task<string[]?> ForUserAsync(int user, CancellationToken cancellationToken) =>
        http.{|HA1011:GetFromJsonAsync<string[]>|}($"/users/{user}");

    public Task<string[]?> ForGuestAsync(CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<string[]>("/guest", cancellationToken);

    public async Task<string[]?> FromDiskAsync(string path, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return await Task.FromResult(File.ReadAllLines(path));
    }
}
