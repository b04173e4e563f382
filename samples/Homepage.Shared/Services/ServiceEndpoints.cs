using Homepage.Catalogue;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Homepage.Services;

/// <summary>What the services answer while nothing is wrong with them.</summary>
internal static class ServiceEndpoints
{
    public static void MapAccounts(IEndpointRouteBuilder endpoints, AccountStore store)
    {
        endpoints.MapGet("/accounts/{id:int}", async (int id, CancellationToken cancellationToken) =>
            await store.FindAsync(id, cancellationToken) is { } account ? Results.Ok(account) : Results.NotFound());
        endpoints.MapGet("/ping", async (CancellationToken cancellationToken) =>
        {
            await store.PingAsync(cancellationToken);
            return Results.Ok(new PingAnswer(Answers: true));
        });
    }

    public static void MapRecommendations(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/users/{userId:int}/recommendations", (int userId) => TitleCatalogue.Pick(userId, 12));
        endpoints.MapGet("/users/{userId:int}/unseen-count", (int userId) => 1 + (userId % 9));
    }

    public static void MapTrending(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/trending/{country}", (string country, int count) => TitleCatalogue.Pick(SeedOf(country), count));

    public static void MapRecentlyWatched(IEndpointRouteBuilder endpoints) =>
        endpoints.MapGet("/users/{userId:int}/recently-watched", (int userId) =>
            TitleCatalogue.Pick(AccountStore.Count + userId, 6).Select((title, index) => new WatchedTitle(title, (17 * (userId + (3 * index)) % 90) + 5)));

    public static void MapViews(IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/views", (RecordedView view) => new ViewReceipt(view.UserId, view.TitleId));

    private static int SeedOf(string country) => country.Aggregate(7, (seed, letter) => (31 * seed) + letter);
}
