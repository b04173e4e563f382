using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.AspNetCore.Tests.Health;

public sealed class MapHealthEndpointsTests
{
    [Fact]
    public async Task NoChecks_BothAnswer200()
    {
        await using RunningApp app = await RunningApp.StartAsync(services => services.AddHealthChecks(), app => app.MapHealthEndpoints());

        Assert.Equal((200, "Healthy"), await app.GetAsync("/health/live"));
        Assert.Equal((200, "Healthy"), await app.GetAsync("/health/ready"));
        Assert.Equal(404, (await app.GetAsync("/health")).Status);
    }

    [Fact]
    public async Task Live_RunsNoCheck()
    {
        int runs = 0;
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddHealthChecks()
                .AddCheck("ready", () => Count(ref runs, HealthCheckResult.Unhealthy()), ["ready"])
                .AddCheck("live", () => Count(ref runs, HealthCheckResult.Unhealthy()), ["live"])
                .AddCheck("untagged", () => Count(ref runs, HealthCheckResult.Unhealthy())),
            app => app.MapHealthEndpoints());

        Assert.Equal((200, "Healthy"), await app.GetAsync("/health/live"));
        Assert.Equal(0, runs);
    }

    [Fact]
    public async Task Ready_RunsOnlyChecksTaggedReady()
    {
        int ready = 0;
        int others = 0;
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddHealthChecks()
                .AddCheck("ready", () => Count(ref ready, HealthCheckResult.Healthy()), ["ready"])
                .AddCheck("other", () => Count(ref others, HealthCheckResult.Unhealthy()), ["live"])
                .AddCheck("untagged", () => Count(ref others, HealthCheckResult.Unhealthy())),
            app => app.MapHealthEndpoints());

        Assert.Equal((200, "Healthy"), await app.GetAsync("/health/ready"));
        Assert.Equal((1, 0), (ready, others));
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, 200)]
    [InlineData(HealthStatus.Degraded, 200)]
    [InlineData(HealthStatus.Unhealthy, 503)]
    public async Task Ready_AnswersWithStatusOfCheck(HealthStatus status, int expected)
    {
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddHealthChecks().AddCheck("check", () => new HealthCheckResult(status), ["ready"]),
            app => app.MapHealthEndpoints());

        Assert.Equal((expected, status.ToString()), await app.GetAsync("/health/ready"));
    }

    [Fact]
    public async Task ShutdownBegun_ReadyAnswers503WithoutRunningChecksAndLiveStill200()
    {
        int runs = 0;
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddHealthChecks().AddCheck("check", () => Count(ref runs, HealthCheckResult.Healthy()), ["ready"]),
            app => app.MapHealthEndpoints());
        Assert.Equal(200, (await app.GetAsync("/health/ready")).Status);

        app.App.Lifetime.StopApplication();

        Assert.Equal((503, "Stopping"), await app.GetAsync("/health/ready"));
        Assert.Equal(1, runs);
        Assert.Equal(200, (await app.GetAsync("/health/live")).Status);
    }

    [Fact]
    public async Task ShutdownBegun_AnswerIsNotCached()
    {
        await using RunningApp app = await RunningApp.StartAsync(services => services.AddHealthChecks(), app => app.MapHealthEndpoints());
        app.App.Lifetime.StopApplication();

        using HttpResponseMessage response =
            await app.Client.GetAsync(new Uri("/health/ready", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Prefix_MovesBothEndpoints()
    {
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddHealthChecks(), app => app.MapHealthEndpoints("/internal/healthz"));

        Assert.Equal(200, (await app.GetAsync("/internal/healthz/live")).Status);
        Assert.Equal(200, (await app.GetAsync("/internal/healthz/ready")).Status);
        Assert.Equal(404, (await app.GetAsync("/health/live")).Status);
    }

    [Fact]
    public async Task Group_PrefixesBothEndpoints()
    {
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddHealthChecks(), app => app.MapGroup("/ops").MapHealthEndpoints());

        Assert.Equal(200, (await app.GetAsync("/ops/health/live")).Status);
        Assert.Equal(200, (await app.GetAsync("/ops/health/ready")).Status);
    }

    [Fact]
    public async Task FallbackPolicy_LeavesBothEndpointsOpen()
    {
        await using RunningApp open = await RunningApp.StartAsync(Demanding, app =>
        {
            app.MapHealthEndpoints();
            app.MapGet("/closed", () => "secret");
        });

        Assert.Equal(401, (await open.GetAsync("/closed")).Status);
        Assert.Equal(200, (await open.GetAsync("/health/live")).Status);
        Assert.Equal(200, (await open.GetAsync("/health/ready")).Status);
    }

    [Fact]
    public async Task Conventions_ReachBothEndpoints()
    {
        await using WebApplication app = RunningApp.Build(services => services.AddHealthChecks());
        IEndpointConventionBuilder both = app.MapHealthEndpoints();
        both.WithMetadata("early");
        both.Finally(endpoint => endpoint.Metadata.Add("late"));

        Endpoint[] endpoints = [.. ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)];

        Assert.Equal(2, endpoints.Length);
        Assert.All(endpoints, endpoint => Assert.Equal(["early", "late"], endpoint.Metadata.OfType<string>()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("health")]
    [InlineData("/health/")]
    [InlineData("//health")]
    [InlineData("/health//x")]
    [InlineData("/{id}")]
    [InlineData("/health?x")]
    [InlineData("/he alth")]
    public async Task PrefixOfAnotherForm_IsRejectedWithValueAndRule(string prefix)
    {
        await using WebApplication app = RunningApp.Build(services => services.AddHealthChecks());

        var exception = Assert.Throws<ArgumentException>(nameof(prefix), () => app.MapHealthEndpoints(prefix));

        Assert.Contains($"'{prefix}'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("allowed is '/'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_IsRejected()
    {
        await using WebApplication app = RunningApp.Build(services => services.AddHealthChecks());

        Assert.Throws<ArgumentNullException>("prefix", () => app.MapHealthEndpoints(null!));
        Assert.Throws<ArgumentNullException>("endpoints", () => ((IEndpointRouteBuilder)null!).MapHealthEndpoints());
    }

    [Fact]
    public async Task WithoutAddHealthChecks_SaysWhatToCall()
    {
        await using WebApplication app = RunningApp.Build(_ => { });

        var exception = Assert.Throws<InvalidOperationException>(() => app.MapHealthEndpoints());

        Assert.Contains("AddHealthChecks()", exception.Message, StringComparison.Ordinal);
    }

    private static HealthCheckResult Count(ref int runs, HealthCheckResult result)
    {
        Interlocked.Increment(ref runs);
        return result;
    }

    private static void Demanding(IServiceCollection services)
    {
        services.AddHealthChecks();
        services.AddAuthentication("none").AddScheme<AuthenticationSchemeOptions, NobodyHandler>("none", configureOptions: null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
    }

    private sealed class NobodyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());
    }
}
