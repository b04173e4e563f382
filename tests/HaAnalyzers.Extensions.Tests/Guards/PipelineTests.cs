using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;
using CircuitState = HaAnalyzers.CircuitBreaking.CircuitState;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>A pipeline runs inside breaker, timeout and fallback.</summary>
public sealed class PipelineTests
{
    private static readonly ResiliencePipeline ThreeTries = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero })
        .Build();

    public static TheoryData<string, bool> Members => new MatrixTheoryData<string, bool>(
        [
            nameof(IForecast.Temperature), nameof(IForecast.Tomorrow), nameof(IForecast.TomorrowAsync), nameof(IForecast.TomorrowValueAsync),
            nameof(IForecast.Report), nameof(IForecast.ReportAsync), nameof(IForecast.ReportValueAsync),
        ],
        [false, true]);

    [Theory]
    [MemberData(nameof(Members))]
    public async Task FailureThatARetryMends_ReachesNobody(string member, bool later)
    {
        var forecast = new Forecast(failures: 2, later);
        var guard = new ForecastGuard(forecast, ThreeTries);
        Assert.Equal(3, await Call(guard, member));
        Assert.Equal(3, forecast.Calls);
        Assert.Equal("Oslo 7", forecast.Heard ?? "Oslo 7");
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task CallThatFailsInTheEnd_CountsOnce(string member, bool later)
    {
        var forecast = new Forecast(failures: 100, later);
        var guard = new ForecastGuard(forecast, ThreeTries);
        await Call(guard, member);
        Assert.Equal((3, CircuitState.Closed), (forecast.Calls, guard.Breaker.State));
        await Call(guard, member);
        Assert.Equal((6, CircuitState.Open), (forecast.Calls, guard.Breaker.State));
        await Call(guard, member);
        Assert.Equal(6, forecast.Calls);
    }

    [Fact]
    public async Task BrokenCircuitOfThePipeline_CountsAsOneFailure()
    {
        ResiliencePipeline broken = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { MinimumThroughput = 2, FailureRatio = 0.1 })
            .Build();
        var forecast = new Forecast(failures: 100, later: true);
        var guard = new ForecastGuard(forecast, broken);
        Assert.Equal(-1, await guard.TomorrowAsync("Oslo", TestContext.Current.CancellationToken));
        Assert.Equal((2, CircuitState.Closed), (forecast.Calls, guard.Breaker.State));
        Assert.Equal(-1, await guard.TomorrowAsync("Oslo", TestContext.Current.CancellationToken));
        Assert.Equal((2, CircuitState.Open), (forecast.Calls, guard.Breaker.State));
    }

    [Fact]
    public async Task TokenOfTheGuard_EndsTheRetries()
    {
        ResiliencePipeline patient = new ResiliencePipelineBuilder()
            .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 1_000, Delay = TimeSpan.FromHours(1) })
            .Build();
        var guard = new ForecastGuard(new Forecast(failures: 100, later: true), patient, new DependencyOptions { Timeout = TimeSpan.FromMilliseconds(50) });
        Assert.Equal(-1, await guard.TomorrowValueAsync("Oslo", TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Container_TakesThePipelineByName()
    {
        var pipelines = new ResiliencePipelineRegistry<string>();
        pipelines.TryAddBuilder("forecast", (builder, _) => builder.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2, Delay = TimeSpan.Zero }));
        var services = new ServiceCollection();
        services.AddSingleton<ResiliencePipelineProvider<string>>(pipelines);
        services.AddSingleton<IForecast>(new Forecast(failures: 2, later: false));
        services.GuardNonCriticalDependencies();
        using ServiceProvider provider = services.BuildServiceProvider();
        Assert.Equal(3, Assert.IsType<ForecastGuard>(provider.GetRequiredService<IForecast>()).Tomorrow("Oslo", 7));
    }

    private static async Task<int> Call(ForecastGuard guard, string member)
    {
        CancellationToken token = TestContext.Current.CancellationToken;
        switch (member)
        {
            case nameof(IForecast.Temperature):
                return guard.Temperature;
            case nameof(IForecast.Tomorrow):
                return guard.Tomorrow("Oslo", 7);
            case nameof(IForecast.TomorrowAsync):
                return await guard.TomorrowAsync("Oslo", token);
            case nameof(IForecast.TomorrowValueAsync):
                return await guard.TomorrowValueAsync("Oslo", token);
            case nameof(IForecast.Report):
                guard.Report(7);
                return 3;
            case nameof(IForecast.ReportAsync):
                await guard.ReportAsync(7);
                return 3;
            default:
                await guard.ReportValueAsync(7, token);
                return 3;
        }
    }

    /// <summary>Fails so many times, then answers the number of calls.</summary>
    private sealed class Forecast(int failures, bool later) : IForecast
    {
        public int Calls { get; private set; }

        public string? Heard { get; private set; }

        public int Temperature => Answer();

        public int Tomorrow(string city, int hour)
        {
            Heard = $"{city} {hour}";
            return Answer();
        }

        public async Task<int> TomorrowAsync(string city, CancellationToken cancellationToken) => await TomorrowValueAsync(city, cancellationToken);

        public async ValueTask<int> TomorrowValueAsync(string city, CancellationToken cancellationToken)
        {
            if (later)
            {
                await Task.Yield();
            }

            return Answer();
        }

        public void Report(int degrees) => Answer();

        public async Task ReportAsync(int degrees) => await TomorrowValueAsync("", CancellationToken.None);

        public async ValueTask ReportValueAsync(int degrees, CancellationToken cancellationToken) => await TomorrowValueAsync("", cancellationToken);

        private int Answer() => ++Calls <= failures ? throw new HttpRequestException() : Calls;
    }
}
