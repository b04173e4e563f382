using System.Net.Mime;
using HaAnalyzers.Guarding;
using Homepage.Contracts;
using Homepage.Faults;
using Homepage.Pages;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Serve;

/// <summary>The switches that break the services, beside what that does to the pages.</summary>
internal sealed class ControlRoom : IDisposable
{
    /// <summary>A browser sends it only on behalf of this site's own script, so that no other site can turn the switches.</summary>
    private const string OwnScriptHeader = "X-Control-Room";

    private static readonly Dictionary<ServiceKind, Func<IServiceProvider, IGuardState>> Guards = new()
    {
        [ServiceKind.Recommendations] = services => services.GetRequiredService<RecommendationsGuard.State>(),
        [ServiceKind.Trending] = services => services.GetRequiredService<TrendingGuard.State>(),
        [ServiceKind.RecentlyWatched] = services => services.GetRequiredService<RecentlyWatchedGuard.State>(),
        [ServiceKind.ViewRecorder] = services => services.GetRequiredService<ViewRecorderGuard.State>(),
    };

    private readonly RunningHomepage _homepage;
    private readonly PagePreview _preview = new();

    public ControlRoom(RunningHomepage homepage) => _homepage = homepage;

    public WebApplication Build(WebApplicationBuilder builder)
    {
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Add(ControlRoomJson.Default));
        WebApplication app = builder.Build();
        string page = Document();
        app.MapGet("/", () => Results.Content(page, MediaTypeNames.Text.Html));
        app.MapGet("/services", () => ServiceKind.All.Select(Describe));
        app.MapPost("/services/{slug}/{fault}", BreakAsync);
        app.MapGet("/pages/{page}", ShowAsync);
        return app;
    }

    public void Dispose() => _preview.Dispose();

    private async Task<IResult> BreakAsync(string slug, string fault, HttpRequest request)
    {
        if (!request.Headers.ContainsKey(OwnScriptHeader))
        {
            return Results.BadRequest($"The header {OwnScriptHeader} is missing.");
        }

        if (ServiceKind.Find(slug) is not { } service || FaultNames.Find(fault) is not { } position)
        {
            return Results.NotFound();
        }

        await _homepage.Services[service].BreakAsync(position);
        return Results.Ok(Describe(service));
    }

    private async Task<IResult> ShowAsync(string page, int? user, CancellationToken cancellationToken) =>
        Enum.TryParse(page, ignoreCase: true, out PageKind kind) && Enum.IsDefined(kind)
            ? Results.Ok(await _preview.LoadAsync(new Uri(_homepage.AddressOf(kind), $"/?user={user ?? 1}"), cancellationToken))
            : Results.NotFound();

    private ServiceState Describe(ServiceKind service) =>
        new(service.Slug, _homepage.Services[service].Fault.Slug(), BreakerOf(service));

    private string? BreakerOf(ServiceKind service) =>
        Guards.TryGetValue(service, out Func<IServiceProvider, IGuardState>? guard)
            ? guard(_homepage.GuardedServices).Dependency.Breaker.State.ToString()
            : null;

    private string Document()
    {
        static string Read(string name) => EmbeddedText.Read(typeof(ControlRoom).Assembly, name);
        return Read("control-room.html")
            .Replace("{{style}}", Read("control-room.css"), StringComparison.Ordinal)
            .Replace("{{script}}", Read("control-room.js"), StringComparison.Ordinal)
            .Replace("{{services}}", string.Concat(ServiceKind.All.Select(ServicePanel)), StringComparison.Ordinal)
            .Replace("{{guarded}}", _homepage.AddressOf(PageKind.Guarded).ToString(), StringComparison.Ordinal)
            .Replace("{{health}}", new Uri(_homepage.AddressOf(PageKind.Guarded), GuardedSite.HealthPage).ToString(), StringComparison.Ordinal)
            .Replace("{{unguarded}}", _homepage.AddressOf(PageKind.Unguarded).ToString(), StringComparison.Ordinal);
    }

    private static string ServicePanel(ServiceKind service)
    {
        IEnumerable<string> switches = FaultNames.Injectable.Prepend(Fault.None).Select(fault =>
            $"""<button type="button" data-fault="{fault.Slug()}" aria-pressed="{(fault is Fault.None ? "true" : "false")}" title="{service.Name} {fault.Describe()}">{fault.Label()}</button>""");
        return $"""
            <fieldset class="service" data-service="{service.Slug}">
            <legend>{service.Name}</legend>
            <p>{(service.IsCritical ? "critical, not guarded" : "non-critical")}<span class="breaker" hidden></span></p>
            <div class="switches">{string.Concat(switches)}</div>
            </fieldset>
            """;
    }
}
