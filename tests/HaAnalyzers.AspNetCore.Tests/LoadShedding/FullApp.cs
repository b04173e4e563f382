using HaAnalyzers.AspNetCore.Tests.Health;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

/// <summary>An application with room for four requests, and four in it that wait.</summary>
internal sealed class FullApp : IAsyncDisposable
{
    private const int Room = 4;

    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RunningApp _app;
    private Task[] _waiting = [];

    private FullApp(RunningApp app) => _app = app;

    public LoadShedder Shedder => _app.App.Services.GetRequiredService<LoadShedder>();

    public static async Task<FullApp> StartAsync(Action<LoadSheddingOptions>? configure = null, bool routingFirst = true)
    {
        FullApp? full = null;
        using var arrived = new SemaphoreSlim(0);
        RunningApp app = await RunningApp.StartAsync(
            services =>
            {
                services.AddHealthChecks();
                services.AddLoadShedding(options =>
                {
                    (options.Concurrency.MinLimit, options.Concurrency.InitialLimit, options.Concurrency.MaxLimit) = (Room, Room, Room);
                    // The machine of the test may be busy.
                    options.MaxQueueDelay = TimeSpan.FromMinutes(1);
                    configure?.Invoke(options);
                });
            },
            app =>
            {
                if (routingFirst)
                {
                    app.UseRouting();
                }

                app.UseLoadShedding();
                if (!routingFirst)
                {
                    app.UseRouting();
                }

                Map(app);
                app.MapGet("/wait", (RequestDelegate)(context =>
                {
                    arrived.Release();
                    return full!._end.Task;
                }));
            });
        full = new FullApp(app);
        full._waiting = [.. Enumerable.Range(0, Room).Select(async _ => (await full.SendAsync("/wait")).Dispose())];
        for (int i = 0; i < Room; i++)
        {
            Assert.True(await arrived.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken));
        }

        return full;
    }

    public async Task<HttpResponseMessage> SendAsync(
        string path, HttpMethod? method = null, HttpContent? content = null, string? upgrade = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, new Uri(path, UriKind.Relative)) { Content = content };
        if (upgrade is not null)
        {
            request.Headers.TryAddWithoutValidation("Upgrade", upgrade);
        }

        return await _app.Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>Lets the four go.</summary>
    public async Task EndAsync()
    {
        _end.TrySetResult();
        await Task.WhenAll(_waiting);
        // The client has its answer a moment before the middleware is told.
        Assert.True(SpinWait.SpinUntil(() => Shedder.Limiter.InFlight == 0, TimeSpan.FromSeconds(30)));
    }

    public async ValueTask DisposeAsync()
    {
        _end.TrySetResult();
        await Task.WhenAll(_waiting);
        await _app.DisposeAsync();
    }

    private static void Map(WebApplication app)
    {
        app.MapGet("/", () => "served");
        app.MapPost("/bound", (Dictionary<string, int> body) => body.Count);
        app.MapGet("/throws", (RequestDelegate)(_ => throw new InvalidOperationException("At once.")));
        app.MapGet("/throws-later", (RequestDelegate)(async _ =>
        {
            await Task.Yield();
            throw new InvalidOperationException("Later.");
        }));
        app.MapHealthEndpoints();
        app.MapHealthChecks("/hc");
        app.MapHealthChecks("/renamed").WithDisplayName("Probe");
        app.MapGroup("/group").MapHealthChecks("/hc");
        app.MapHealthChecks("/wrapped").Add(endpoint =>
        {
            RequestDelegate inner = endpoint.RequestDelegate!;
            endpoint.RequestDelegate = context => inner(context);
        });
        app.MapGet("/stream", () => "open").DisableLoadShedding();
        app.MapGet("/critical", () => "served").WithPriority(RequestPriority.Critical);
        app.MapGet("/sheddable", () => "served").WithPriority(RequestPriority.Sheddable);
        app.MapGet("/annotated", [Priority(RequestPriority.Critical)] () => "served").WithName("annotated");
        app.MapGet("/in-flight", (LoadShedder shedder) => shedder.Limiter.InFlight.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
