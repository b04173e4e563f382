using Homepage.Catalogue;
using Homepage.Contracts;
using Homepage.Hosting;

namespace Homepage.Clients;

public sealed class RecommendationsClient : IRecommendations
{
    private readonly HttpClient _http;

    public RecommendationsClient(HttpClient http) => _http = http;

    public Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken) =>
        _http.GetRequiredAsync<IReadOnlyList<Title>>($"users/{userId}/recommendations", cancellationToken);

    public Task<int> UnseenCountAsync(int userId, CancellationToken cancellationToken) =>
        _http.GetRequiredAsync<int>($"users/{userId}/unseen-count", cancellationToken);
}
