using System.Net.Mime;
using Homepage.Pages;
using Homepage.Services;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;

namespace Homepage.Unguarded;

/// <summary>The homepage as it is usually written: it works while everything works.</summary>
public static class UnguardedSite
{
    public static WebApplication Build(WebApplicationBuilder builder, ServiceAddresses services)
    {
        builder.Services.AddHttpClient<IAccounts, AccountClient>(http => http.BaseAddress = services[ServiceKind.Account]);
        builder.Services.AddHttpClient<IRecommendations, RecommendationsClient>(http => http.BaseAddress = services[ServiceKind.Recommendations]);
        builder.Services.AddHttpClient<ITrending, TrendingClient>(http => http.BaseAddress = services[ServiceKind.Trending]);
        builder.Services.AddHttpClient<TrendingClient>(http => http.BaseAddress = services[ServiceKind.Trending]);
        builder.Services.AddHttpClient<IRecentlyWatched, RecentlyWatchedClient>(http => http.BaseAddress = services[ServiceKind.RecentlyWatched]);
        builder.Services.AddHttpClient<IViewRecorder, ViewRecorderClient>(http => http.BaseAddress = services[ServiceKind.ViewRecorder]);
        builder.Services.AddScoped<HeroBanner>();
        builder.Services.AddScoped<HomepageComposer>();
        builder.Services.AddHealthChecks().AddCheck<AccountsHealthCheck>("accounts");

        WebApplication app = builder.Build();
        app.UseExceptionHandler(error => error.Run(context =>
        {
            context.Response.ContentType = MediaTypeNames.Text.Html;
            return context.Response.WriteAsync("<!doctype html><title>Error</title><h1>Something went wrong</h1><p>Please try again later.</p></html>");
        }));
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapGet("/", async (int? user, HomepageComposer composer, CancellationToken cancellationToken) =>
            Results.Content(HomepageHtml.Render(await composer.ComposeAsync(user ?? 1, cancellationToken)), MediaTypeNames.Text.Html));
        return app;
    }
}
