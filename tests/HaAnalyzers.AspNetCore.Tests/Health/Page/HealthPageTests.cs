using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace HaAnalyzers.AspNetCore.Tests.Health.Page;

public sealed class HealthPageTests
{
    [Fact]
    public async Task OutsideDevelopment_IsNotThere()
    {
        await using RunningApp app = await StartAsync(Environments.Production);

        Assert.Equal((404, ""), await app.GetAsync("/health/ui"));
    }

    [Fact]
    public async Task OutsideDevelopment_IsThereWhereEnabled()
    {
        await using RunningApp app = await StartAsync(
            Environments.Production, services => services.Configure<HealthEndpointOptions>(options => options.EnablePage = true));

        Assert.Equal(200, (await app.GetAsync("/health/ui")).Status);
    }

    [Fact]
    public async Task Answer_IsSelfContainedAndLetsNothingElseIn()
    {
        await using RunningApp app = await StartAsync(Environments.Development);

        using HttpResponseMessage response = await app.Client.GetAsync(new Uri("/health/ui", UriKind.Relative), TestContext.Current.CancellationToken);
        string page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

        Assert.Equal("text/html", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
        string policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'nonce-", policy, StringComparison.Ordinal);
        string nonce = policy.Split("'nonce-")[1].Split('\'')[0];
        Assert.Contains($"<script nonce=\"{nonce}\">", page, StringComparison.Ordinal);
        Assert.Contains($"<style nonce=\"{nonce}\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("https://", page, StringComparison.Ordinal);
        Assert.DoesNotContain(nonce, (await app.GetAsync("/health/ui")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dependency_IsShownFromHealthyToOpenWithFallbackAndErrorAndBack()
    {
        var offers = new Offers();
        await using RunningApp app = await StartAsync(Environments.Development, services => Register(services, offers));

        IOffers guard = app.App.Services.GetRequiredService<IOffers>();
        await guard.FindAsync(TestContext.Current.CancellationToken);
        string healthy = (await app.GetAsync("/health/ui")).Body;
        offers.IsDown = true;
        for (int call = 0; call < 4; call++)
        {
            Assert.Empty(await guard.FindAsync(TestContext.Current.CancellationToken));
        }

        string open = (await app.GetAsync("/health/ui")).Body;

        Assert.Contains("<p class=\"verdict healthy\">Ready</p>", healthy, StringComparison.Ordinal);
        Assert.Contains("<b>IOffers</b><small>HaAnalyzers.AspNetCore.Tests.Health.Page</small>", healthy, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge closed\">closed</span>", healthy, StringComparison.Ordinal);
        Assert.Contains("<p class=\"verdict degraded\">Ready, degraded</p>", open, StringComparison.Ordinal);
        Assert.Contains("<span class=\"badge open\">open</span>", open, StringComparison.Ordinal);
        Assert.Contains("last error System.IO.IOException", open, StringComparison.Ordinal);
        Assert.Matches("last fallback \\d+ m?s ago: empty", open);
        Assert.Contains("1 changes of state", open, StringComparison.Ordinal);
        Assert.DoesNotContain("db-7", open, StringComparison.Ordinal);
    }

    [Fact]
    public async Task MessageOfException_IsShownOnlyWhereAskedFor()
    {
        static void Add(IServiceCollection services) =>
            services.AddHealthChecks().AddCheck("db", () => throw new InvalidOperationException("password=secret"), ["ready"]);

        await using RunningApp quiet = await StartAsync(Environments.Development, Add);
        await using RunningApp told = await StartAsync(Environments.Development, services =>
        {
            Add(services);
            services.Configure<HealthEndpointOptions>(options => options.IncludeExceptionMessages = true);
        });

        string body = (await quiet.GetAsync("/health/ui")).Body;
        Assert.DoesNotContain("secret", body, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", body, StringComparison.Ordinal);
        Assert.Contains("<p class=\"verdict unhealthy\">Not ready</p>", body, StringComparison.Ordinal);
        Assert.Contains("password=secret", (await told.GetAsync("/health/ui")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ShutdownBegun_IsSaid()
    {
        await using RunningApp app = await StartAsync(Environments.Development, services =>
        {
            services.AddHealthEndpoints(options => options.DrainDelay = TimeSpan.FromSeconds(2));
        });
        Assert.Equal(200, (await app.GetAsync("/health/ui")).Status);

        app.App.Lifetime.StopApplication();

        Assert.Contains("Shutting down", (await app.GetAsync("/health/ui")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conventions_ApplyToIt()
    {
        await using RunningApp app = await StartAsync(
            Environments.Development, map: app => app.MapHealthPage("/state").WithMetadata(new ObsoleteAttribute("here")));

        Assert.Equal(200, (await app.GetAsync("/state")).Status);
        Assert.Equal(404, (await app.GetAsync("/health/ui")).Status);
        Assert.Contains(
            app.App.Services.GetRequiredService<Microsoft.AspNetCore.Routing.EndpointDataSource>().Endpoints,
            endpoint => endpoint.Metadata.GetMetadata<ObsoleteAttribute>() is { Message: "here" });
    }

    [Fact]
    public async Task WithoutHealthChecks_SaysWhatIsMissing()
    {
        await using WebApplication app = RunningApp.Build(_ => { });

        var exception = Assert.Throws<InvalidOperationException>(() => app.MapHealthPage());

        Assert.Contains("builder.Services.AddHealthChecks()", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("health")]
    [InlineData("")]
    public async Task BadPattern_IsRefused(string pattern)
    {
        await using WebApplication app = RunningApp.Build(services => services.AddHealthChecks());

        Assert.Throws<ArgumentException>(nameof(pattern), () => app.MapHealthPage(pattern));
    }

    private static void Register(IServiceCollection services, Offers offers)
    {
        services.AddSingleton<IOffers>(offers);
        services.GuardNonCriticalDependencies();
        services.AddHealthChecks().AddDependencies();
    }

    private static Task<RunningApp> StartAsync(string environment, Action<IServiceCollection>? services = null, Action<WebApplication>? map = null) =>
        RunningApp.StartAsync(
            collection =>
            {
                collection.AddHealthChecks();
                services?.Invoke(collection);
            },
            map ?? (static app => app.MapHealthPage()),
            environment);
}
