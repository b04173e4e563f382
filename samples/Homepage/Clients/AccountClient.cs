using System.Net;
using System.Text.Json;
using Homepage.Catalogue;
using Homepage.Contracts;
using Homepage.Hosting;

namespace Homepage.Clients;

/// <summary>Reaches the account service; whatever goes wrong is said in one way.</summary>
public sealed class AccountClient : IAccounts
{
    private readonly HttpClient _http;

    public AccountClient(HttpClient http) => _http = http;

    public Task<Account?> FindAsync(int userId, CancellationToken cancellationToken) => AskAsync(
        async () =>
        {
            try
            {
                return await _http.GetRequiredAsync<Account>($"accounts/{userId}", cancellationToken);
            }
            catch (HttpRequestException failure) when (failure.StatusCode is HttpStatusCode.NotFound)
            {
                return null;
            }
        },
        cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) =>
        AskAsync(() => _http.GetRequiredAsync<object>("ping", cancellationToken), cancellationToken);

    private static async Task<T> AskAsync<T>(Func<Task<T>> ask, CancellationToken cancellationToken)
    {
        try
        {
            return await ask();
        }
        catch (Exception failure) when (
            failure is HttpRequestException or JsonException or InvalidDataException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new AccountServiceUnavailableException(failure);
        }
    }
}
