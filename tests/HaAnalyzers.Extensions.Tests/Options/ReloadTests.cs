using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions.Tests.Options;

/// <summary>Reloaded configuration reaches the guards that run; a bad value reaches the log.</summary>
public sealed class ReloadTests
{
    private const string Timeout = "Ha:Dependencies:IPrices:TimeoutMilliseconds";

    [Fact]
    public void GoodValue_AppliesAndKeepsTheStateOfTheBreaker()
    {
        using var host = GuardedHost.Started();
        host.Dependency.IsDown = true;
        host.Prices.PriceOf(1);
        Assert.Equal(CircuitState.Open, host.State.Dependency.Breaker.State);

        host.Reload((Timeout, "250"));

        Assert.Equal(TimeSpan.FromMilliseconds(250), host.Options.Timeout);
        Assert.Equal(CircuitState.Open, host.State.Dependency.Breaker.State);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("abc")]
    public void BadValue_KeepsTheLastGoodOneAndSaysSo(string value)
    {
        using var host = GuardedHost.Started((Timeout, "250"));

        host.Reload((Timeout, value), ("Ha:Dependencies:IPrices:MaxConcurrency", "7"));

        Assert.Equal((TimeSpan.FromMilliseconds(250), 1_000), (host.Options.Timeout, host.Options.MaxConcurrency));
        LogEntry entry = Assert.Single(host.Log);
        Assert.Equal((LogLevel.Error, 5), (entry.Level, entry.EventId));
        Assert.Contains(typeof(IPrices).FullName!, entry.Message, StringComparison.Ordinal);
        Assert.Contains($"{Timeout} is '{value}'", entry.Message, StringComparison.Ordinal);
        Assert.Contains("1 to 86,400,000 milliseconds", entry.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void BadValueOfOneContract_DoesNotHoldUpTheOthers()
    {
        using var host = GuardedHost.Started();

        host.Reload((Timeout, "0"), ($"Ha:Dependencies:{typeof(Contracts.South.IStock).FullName}:TimeoutMilliseconds", "250"));

        Assert.Equal(TimeSpan.FromMilliseconds(250), host.OptionsOf<Contracts.South.StockGuard.State>().Timeout);
        Assert.Equal(TimeSpan.FromMilliseconds(700), host.Options.Timeout);
    }

    [Fact]
    public void BadValueBeforeTheFirstCall_DoesNotReachTheCaller()
    {
        using var host = GuardedHost.Started((Timeout, "250"));

        host.Reload((Timeout, "0"));

        Assert.Equal(70, host.Prices.PriceOf(7));
        Assert.Equal(TimeSpan.FromMilliseconds(250), host.Options.Timeout);
    }

    [Fact]
    public void GoodValueAfterABadOne_Applies()
    {
        using var host = GuardedHost.Started();

        host.Reload((Timeout, "0"));
        host.Reload((Timeout, "300"));

        Assert.Equal(TimeSpan.FromMilliseconds(300), host.Options.Timeout);
        Assert.Single(host.Log);
    }
}
