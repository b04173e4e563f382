using Homepage.Catalogue;
using Homepage.Contracts;
using Homepage.Hosting;

namespace Homepage.Clients;

public sealed class RecentlyWatchedClient : IRecentlyWatched
{
    private readonly HttpClient _http;

    public RecentlyWatchedClient(HttpClient http) => _http = http;

    public async Task<IReadOnlyList<WatchedTitle>?> ForUserAsync(int userId, CancellationToken cancellationToken) =>
        await _http.GetRequiredAsync<IReadOnlyList<WatchedTitle>>($"users/{userId}/recently-watched", cancellationToken);
}
