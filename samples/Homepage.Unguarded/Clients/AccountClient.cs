using Homepage.Catalogue;

namespace Homepage.Unguarded;

public sealed class AccountClient : IAccounts
{
    private readonly HttpClient _http;

    public AccountClient(HttpClient http) => _http = http;

    public Task<Account> FindAsync(int userId, CancellationToken cancellationToken) =>
        _http.GetRequiredAsync<Account>($"accounts/{userId}", cancellationToken);

    public Task PingAsync(CancellationToken cancellationToken) =>
        _http.GetRequiredAsync<object>("ping", cancellationToken);
}
