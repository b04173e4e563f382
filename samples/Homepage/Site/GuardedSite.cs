using System.Net.Mime;
using HaAnalyzers.AspNetCore;
using Homepage.Clients;
using Homepage.Contracts;
using Homepage.Pages;
using Homepage.Services;

namespace Homepage.Site;

/// <summary>The homepage that serves less rather than nothing.</summary>
public static class GuardedSite
{
    /// <summary>How long the page waits for what it cannot do without.</summary>
    public static readonly TimeSpan AccountTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Where people see how the guarded page is.</summary>
    public const string HealthPage = "/health/ui";

    /// <param name="configure">What a host of the page registers instead of, or besides, the clients of the services.</param>
    public static WebApplication Build(WebApplicationBuilder builder, ServiceAddresses services, Action<IServiceCollection>? configure = null)
    {
        builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json"), optional: false);

        builder.Services.AddHttpClient<IAccounts, AccountClient>(http =>
        {
            http.BaseAddress = services[ServiceKind.Account];
            http.Timeout = AccountTimeout;
        });
        builder.Services.AddHttpClient<IRecommendations, RecommendationsClient>(http => http.BaseAddress = services[ServiceKind.Recommendations]);
        builder.Services.AddHttpClient<ITrending, TrendingClient>(http => http.BaseAddress = services[ServiceKind.Trending]);
        builder.Services.AddHttpClient<IRecentlyWatched, RecentlyWatchedClient>(http => http.BaseAddress = services[ServiceKind.RecentlyWatched]);
        builder.Services.AddHttpClient<IViewRecorder, ViewRecorderClient>(http => http.BaseAddress = services[ServiceKind.ViewRecorder]);
        configure?.Invoke(builder.Services);
        builder.Services.GuardNonCriticalDependencies();
        builder.Services.AddScoped<HomepageComposer>();
        builder.Services.AddHealthChecks().AddDependencies();

        // Only this machine reaches the sample; elsewhere the page is for development, or behind RequireAuthorization().
        builder.Services.Configure<HealthEndpointOptions>(options => options.EnablePage = true);

        WebApplication app = builder.Build();
        app.MapHealthEndpoints();
        app.MapHealthPage(HealthPage);
        app.MapGet("/", ShowAsync);
        return app;
    }

    private static async Task<IResult> ShowAsync(int? user, HomepageComposer composer, HttpContext context)
    {
        try
        {
            return await composer.ComposeAsync(user ?? 1, context.RequestAborted) is { } page
                ? Results.Content(HomepageHtml.Render(page), MediaTypeNames.Text.Html)
                : Results.Content(MessageHtml.NoSuchUser, MediaTypeNames.Text.Html, statusCode: StatusCodes.Status404NotFound);
        }
        catch (AccountServiceUnavailableException)
        {
            context.Response.Headers.RetryAfter = "2";
            return Results.Content(
                MessageHtml.Unavailable(ServiceKind.Account), MediaTypeNames.Text.Html, statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
