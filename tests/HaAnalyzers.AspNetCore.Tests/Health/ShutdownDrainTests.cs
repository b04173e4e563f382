using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.AspNetCore.Tests.Health;

public sealed class ShutdownDrainTests
{
    [Fact]
    public async Task Stopping_ServesUnreadyUntilTheDrainIsOver()
    {
        var time = new FakeTimeProvider();
        await using RunningApp app = await StartAsync(time);

        Task stop = app.App.StopAsync(TestContext.Current.CancellationToken);
        Assert.Equal(200, (await app.GetAsync("/")).Status);
        Assert.Equal((503, "Stopping"), await app.GetAsync("/health/ready"));
        Assert.Equal(200, (await app.GetAsync("/health/live")).Status);
        time.Advance(TimeSpan.FromMilliseconds(4_999));
        Assert.False(stop.IsCompleted);

        time.Advance(TimeSpan.FromMilliseconds(1));
        await stop;
        await Assert.ThrowsAsync<HttpRequestException>(() => app.GetAsync("/"));
    }

    [Fact]
    public async Task NoMoreTime_EndsTheDrain()
    {
        await using RunningApp app = await StartAsync(new FakeTimeProvider());
        using var noMoreTime = new CancellationTokenSource();
        Task stop = app.App.StopAsync(noMoreTime.Token);
        Assert.False(stop.IsCompleted);

        await noMoreTime.CancelAsync();

        Assert.Same(stop, await Task.WhenAny(stop, Task.Delay(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken)));
    }

    [Theory]
    [InlineData(-1, "-00:00:01")]
    [InlineData(30, "00:00:30")]
    public async Task DrainThatDoesNotFit_StopsTheStart(int seconds, string shown)
    {
        await using WebApplication app = RunningApp.Build(services => services.AddHealthEndpoints(options => options.DrainDelay = TimeSpan.FromSeconds(seconds)));

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => app.StartAsync(TestContext.Current.CancellationToken));

        Assert.Equal(
            $"HealthEndpointOptions.DrainDelay is {shown}; allowed is at least 00:00:00 and less than HostOptions.ShutdownTimeout, which is 00:00:30: raise that, or drain for less.",
            exception.Message);
    }

    private static Task<RunningApp> StartAsync(TimeProvider time) => RunningApp.StartAsync(
        services =>
        {
            services.AddSingleton(time);
            services.AddHealthChecks();
            services.AddHealthEndpoints();
        },
        app =>
        {
            app.MapHealthEndpoints();
            app.MapGet("/", () => "open");
        });
}
