using Homepage.Catalogue;
using Homepage.Contracts;
using Homepage.Hosting;

namespace Homepage.Clients;

public sealed class TrendingClient : ITrending
{
    private readonly HttpClient _http;

    public TrendingClient(HttpClient http) => _http = http;

    public Task<IReadOnlyList<Title>> TitlesAsync(string country, int count, CancellationToken cancellationToken) =>
        _http.GetRequiredAsync<IReadOnlyList<Title>>($"trending/{country}?count={count}", cancellationToken);
}
