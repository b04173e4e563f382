using System.Diagnostics.Metrics;
using HaAnalyzers.AspNetCore.Tests.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using System.Threading.RateLimiting;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

public sealed class LoadSheddingMiddlewareTests
{
    [Fact]
    public async Task NoRoom_Answers503WithRetryAfterAndWithoutBody()
    {
        await using FullApp full = await FullApp.StartAsync();

        using HttpResponseMessage response = await full.SendAsync("/");

        Assert.Equal(503, (int)response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter!.Delta);
        Assert.Equal(0, response.Content.Headers.ContentLength);
    }

    [Fact]
    public async Task StatusAndRetryAfter_AreThoseOfTheOptions()
    {
        await using FullApp full = await FullApp.StartAsync(options =>
        {
            options.RejectionStatusCode = 429;
            options.Concurrency.RetryAfter = TimeSpan.FromSeconds(1.2);
        });

        using HttpResponseMessage response = await full.SendAsync("/");

        Assert.Equal((429, TimeSpan.FromSeconds(2)), ((int)response.StatusCode, response.Headers.RetryAfter!.Delta));
    }

    [Fact]
    public async Task NoRoom_IsSaidBeforeTheBodyIsBound()
    {
        await using FullApp full = await FullApp.StartAsync();

        using HttpResponseMessage response = await full.SendAsync("/bound", HttpMethod.Post, new StringContent("no JSON"));

        Assert.Equal(503, (int)response.StatusCode);
    }

    [Fact]
    public async Task RequestEnds_MakesRoom()
    {
        await using FullApp full = await FullApp.StartAsync();
        await full.EndAsync();

        using HttpResponseMessage response = await full.SendAsync("/");

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/throws")]
    [InlineData("/throws-later")]
    public async Task RequestFails_MakesRoom(string path)
    {
        await using FullApp full = await FullApp.StartAsync();
        await full.EndAsync();

        for (int i = 0; i < 5; i++)
        {
            using HttpResponseMessage failed = await full.SendAsync(path);
            Assert.Equal(500, (int)failed.StatusCode);
        }

        Assert.Equal(0, full.Shedder.Limiter.InFlight);
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/hc")]
    [InlineData("/renamed")]
    [InlineData("/group/hc")]
    [InlineData("/wrapped")]
    [InlineData("/stream")]
    public async Task HealthEndpoints_AreNeverShed(string path)
    {
        await using FullApp full = await FullApp.StartAsync();

        using HttpResponseMessage response = await full.SendAsync(path);

        Assert.Equal(200, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/health/live", 200)]
    [InlineData("/HC/", 200)]
    [InlineData("/", 503)]
    [InlineData("/nowhere", 503)]
    public async Task RoutingComesLater_HealthEndpointsAreFoundByTheirAddress(string path, int expected)
    {
        await using FullApp full = await FullApp.StartAsync(routingFirst: false);

        using HttpResponseMessage response = await full.SendAsync(path);

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Theory]
    [InlineData("/critical", 200)]
    [InlineData("/", 503)]
    [InlineData("/sheddable", 503)]
    [InlineData("/annotated", 200)]
    public async Task Full_OnlyCriticalRequestsAreAdmitted(string path, int expected)
    {
        await using FullApp full = await FullApp.StartAsync();

        using HttpResponseMessage response = await full.SendAsync(path);

        Assert.Equal(expected, (int)response.StatusCode);
    }

    [Fact]
    public async Task WebSocketHandshake_IsAdmittedLikeARequestAndThenNotCounted()
    {
        await using FullApp full = await FullApp.StartAsync();
        using (HttpResponseMessage rejected = await full.SendAsync("/in-flight", upgrade: "websocket"))
        {
            Assert.Equal(503, (int)rejected.StatusCode);
        }

        await full.EndAsync();
        using HttpResponseMessage admitted = await full.SendAsync("/in-flight", upgrade: "websocket");
        using HttpResponseMessage counted = await full.SendAsync("/in-flight");

        Assert.Equal(("0", "1"), (await admitted.Content.ReadAsStringAsync(), await counted.Content.ReadAsStringAsync()));
    }

    [Fact]
    public async Task Rejections_AreCountedByReasonAndPriority_AndTheLimitIsObserved()
    {
        var rejections = new List<(long, string?, string?)>();
        var observed = new Dictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, each) =>
        {
            if (instrument.Name.StartsWith("haanalyzers.shedding.", StringComparison.Ordinal))
            {
                each.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            if (instrument.Name == "haanalyzers.shedding.rejections")
            {
                lock (rejections)
                {
                    rejections.Add((value, Tag(tags, "haanalyzers.shedding.reason"), Tag(tags, "haanalyzers.request.priority")));
                }
            }
            else
            {
                observed[instrument.Name] = value;
            }
        });
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) =>
            observed[$"{instrument.Name} {Tag(tags, "haanalyzers.shedding.reason")}"] = value);
        await using FullApp full = await FullApp.StartAsync();
        listener.Start();

        using HttpResponseMessage response = await full.SendAsync("/sheddable");
        listener.RecordObservableInstruments();

        lock (rejections)
        {
            Assert.Contains((1L, "concurrency", "sheddable"), rejections);
        }

        Assert.True(observed["haanalyzers.shedding.limit"] >= 4);
        Assert.True(observed["haanalyzers.shedding.active_requests"] >= 4);
        Assert.True(observed["haanalyzers.shedding.pressure concurrency"] >= 1);
        Assert.Subset(observed.Keys.ToHashSet(), new HashSet<string> { "haanalyzers.shedding.pressure cpu", "haanalyzers.shedding.pressure queue_delay", "haanalyzers.shedding.pressure latency" });

        static string? Tag(ReadOnlySpan<KeyValuePair<string, object?>> tags, string name)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Key == name)
                {
                    return (string?)tag.Value;
                }
            }

            return null;
        }
    }

    [Fact]
    public async Task RateLimitingMiddleware_TakesTheLimiter()
    {
        using var limiter = new AdaptiveConcurrencyLimiter(new AdaptiveConcurrencyLimiterOptions { MinLimit = 1, InitialLimit = 1, MaxLimit = 1 });
        await using RunningApp app = await RunningApp.StartAsync(
            services => services.AddRateLimiter(options => options.GlobalLimiter =
                PartitionedRateLimiter.Create<HttpContext, int>(_ => RateLimitPartition.Get(0, _ => limiter))),
            app => app.UseRateLimiter().Run(context => context.Response.WriteAsync("served")));

        Assert.Equal((200, "served"), await app.GetAsync("/"));
        using RateLimitLease held = limiter.AttemptAcquire();
        Assert.Equal(503, (await app.GetAsync("/")).Status);
    }

    [Fact]
    public async Task RejectedRequest_AllocatesNothing()
    {
        await using FullApp full = await FullApp.StartAsync();
        var middleware = new LoadSheddingMiddleware(
            _ => throw new InvalidOperationException("Not to be called."), full.Shedder, new HealthEndpoints(), TimeProvider.System);
        var context = new DefaultHttpContext();
        Reject(1);
        long before = GC.GetAllocatedBytesForCurrentThread();

        Reject(1_000);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(503, context.Response.StatusCode);

        void Reject(int times)
        {
            for (int i = 0; i < times; i++)
            {
                middleware.InvokeAsync(context);
            }
        }
    }
}
