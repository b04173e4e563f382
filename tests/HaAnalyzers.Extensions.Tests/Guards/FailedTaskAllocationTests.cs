using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>A task that has failed is not asked for its exception, which .NET would wrap anew, unless somebody listens to failures.</summary>
public sealed class FailedTaskAllocationTests
{
    private static readonly Task<string> Failed = Task.FromException<string>(new HttpRequestException("down"));
    private static readonly Task<string> Answered = Task.FromResult("1");

    [Fact]
    public async Task TaskThatHasFailedAlready_AllocatesNothing()
    {
        var rates = new Rates();
        var guard = new RatesGuard(rates, new DependencyOptions { CircuitBreaker = { FailureRatio = 1, ConsecutiveFailures = 0 } });
        Assert.Equal("1", await guard.RateAsync("EUR", TestContext.Current.CancellationToken));
        rates.IsDown = true;
        Assert.Equal("none", await guard.RateAsync("EUR", TestContext.Current.CancellationToken));

        Allocations.AssertNone(() => guard.RateAsync("EUR", CancellationToken.None));
        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    private sealed class Rates : IRates
    {
        public bool IsDown { get; set; }

        public Task<string> RateAsync(string currency, CancellationToken cancellationToken = default) => IsDown ? Failed : Answered;
    }
}
