using Homepage.Catalogue;

namespace Homepage.Unguarded;

public sealed class RecentlyWatchedClient : IRecentlyWatched
{
    private readonly HttpClient _http;

    public RecentlyWatchedClient(HttpClient http) => _http = http;

    public Task<IReadOnlyList<WatchedTitle>> ForUserAsync(int userId, CancellationToken cancellationToken) =>
        _http.GetRequiredAsync<IReadOnlyList<WatchedTitle>>($"users/{userId}/recently-watched", cancellationToken);
}
