using System.Net;
using System.Text.Json;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace HaAnalyzers.AspNetCore.Tests.Health;

public sealed class HealthAnswerTests
{
    [Theory]
    [InlineData("application/json", "", true)]
    [InlineData("text/html, application/json;q=0.9", "", true)]
    [InlineData("*/*", "?format=json", true)]
    [InlineData("*/*", "", false)]
    [InlineData("application/json;q=0", "", false)]
    [InlineData("text/plain", "", false)]
    public async Task Json_IsForWhoeverAsksForIt(string accept, string query, bool isJson)
    {
        await using RunningApp app = await RunningApp.StartAsync(services => services.AddHealthChecks(), app => app.MapHealthEndpoints());

        using HttpResponseMessage response = await SendAsync(app, accept, query);

        Assert.Equal(isJson ? "application/json" : "text/plain", response.Content.Headers.ContentType!.MediaType);
        Assert.True(response.Headers.CacheControl!.NoStore);
    }

    [Fact]
    public async Task Json_HasTheShapeThatUserInterfacesRead()
    {
        var data = new Dictionary<string, object>
        {
            ["rows"] = 3,
            ["ratio"] = double.NaN,
            ["breaker"] = new Dictionary<string, object> { ["state"] = "Open" },
        };
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddHealthChecks().AddCheck("shop", () => HealthCheckResult.Degraded("slow <b>", data: data), ["ready"]),
            app => app.MapHealthEndpoints());

        JsonElement report = await ReadAsync(app, HttpStatusCode.OK);

        Assert.Equal("Degraded", report.GetProperty("status").GetString());
        Assert.True(TimeSpan.TryParse(report.GetProperty("totalDuration").GetString(), out _));
        JsonElement entry = report.GetProperty("entries").GetProperty("shop");
        Assert.Equal(["data", "description", "duration", "status", "tags"], entry.EnumerateObject().Select(property => property.Name));
        Assert.Equal("slow <b>", entry.GetProperty("description").GetString());
        Assert.Equal(3, entry.GetProperty("data").GetProperty("rows").GetInt32());
        Assert.Equal("NaN", entry.GetProperty("data").GetProperty("ratio").GetString());
        Assert.Equal("Open", entry.GetProperty("data").GetProperty("breaker").GetProperty("state").GetString());
        Assert.Equal("ready", entry.GetProperty("tags")[0].GetString());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task MessageOfException_IsToldOnlyWhereAskedFor(bool asked)
    {
        await using RunningApp app = await RunningApp.StartAsync(
            services =>
            {
                services.Configure<HealthEndpointOptions>(options => options.IncludeExceptionMessages = asked);
                services.AddHealthChecks()
                    .AddCheck("throws", () => throw new InvalidOperationException("password=hunter2"), ["ready"])
                    .AddCheck("tells", () => HealthCheckResult.Unhealthy("down: password=hunter2", new InvalidOperationException("password=hunter2")), ["ready"]);
            },
            app => app.MapHealthEndpoints());

        JsonElement report = await ReadAsync(app, HttpStatusCode.ServiceUnavailable);

        Assert.Equal(asked, report.GetRawText().Contains("hunter2", StringComparison.Ordinal));
        Assert.Equal(
            asked ? "password=hunter2" : "System.InvalidOperationException",
            report.GetProperty("entries").GetProperty("throws").GetProperty("exception").GetString());
    }

    [Fact]
    public async Task ShutdownBegun_SaysSoInJson()
    {
        await using RunningApp app = await RunningApp.StartAsync(services => services.AddHealthChecks(), app => app.MapHealthEndpoints());
        app.App.Lifetime.StopApplication();

        JsonElement report = await ReadAsync(app, HttpStatusCode.ServiceUnavailable);

        Assert.Equal("Unhealthy", report.GetProperty("entries").GetProperty("shutdown").GetProperty("status").GetString());
    }

    [Fact]
    public async Task RateLimiterThatRefusesEverything_LetsProbesThrough()
    {
        await using RunningApp app = await RunningApp.StartAsync(
            services =>
            {
                services.AddHealthChecks();
                services.AddRateLimiter(options => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(
                    _ => RateLimitPartition.Get(0, _ => new ClosedLimiter())));
            },
            app =>
            {
                app.UseRouting();
                app.UseRateLimiter();
                app.MapHealthEndpoints();
                app.MapGet("/", () => "open");
            });

        Assert.Equal(503, (await app.GetAsync("/")).Status);
        Assert.Equal(200, (await app.GetAsync("/health/live")).Status);
        Assert.Equal(200, (await app.GetAsync("/health/ready")).Status);
    }

    private static async Task<JsonElement> ReadAsync(RunningApp app, HttpStatusCode expected)
    {
        using HttpResponseMessage response = await SendAsync(app, "application/json", query: "");
        Assert.Equal(expected, response.StatusCode);
        return JsonDocument.Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement;
    }

    private static Task<HttpResponseMessage> SendAsync(RunningApp app, string accept, string query)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/health/ready" + query, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    private sealed class ClosedLimiter : RateLimiter
    {
        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => new Lease();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(new Lease());

        private sealed class Lease : RateLimitLease
        {
            public override bool IsAcquired => false;

            public override IEnumerable<string> MetadataNames => [];

            public override bool TryGetMetadata(string metadataName, out object? metadata)
            {
                metadata = null;
                return false;
            }
        }
    }
}
