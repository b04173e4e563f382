using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions.Tests.Options;

/// <summary>A value that cannot be stops the host from starting, and says what is wrong where.</summary>
public sealed class InvalidConfigurationTests
{
    private const string Section = "Ha:Dependencies:IPrices";

    [Theory]
    [InlineData("TimeoutMilliseconds", "abc", "is 'abc', not a whole number; allowed is 1 to 86,400,000 milliseconds")]
    [InlineData("TimeoutMilliseconds", "", "is '', not a whole number; allowed is 1 to 86,400,000 milliseconds")]
    [InlineData("TimeoutMilliseconds", "0", "is '0'; allowed is 1 to 86,400,000 milliseconds")]
    [InlineData("TimeoutMilliseconds", "-5", "is '-5'; allowed is 1 to 86,400,000 milliseconds")]
    [InlineData("TimeoutMilliseconds", "86400001", "is '86400001'; allowed is 1 to 86,400,000 milliseconds")]
    [InlineData("TimeoutMilliseconds", "1.5", "is '1.5', not a whole number; allowed is 1 to 86,400,000 milliseconds")]
    [InlineData("TimeoutMilliseconds", "00:00:01", "is '00:00:01', not a whole number; allowed is 1 to 86,400,000 milliseconds")]
    [InlineData("SlowCallMilliseconds", "-1", "is '-1'; allowed is 0 to 86,400,000 milliseconds")]
    [InlineData("MaxConcurrency", "0", "is '0'; allowed is 1 to 1,000,000 calls")]
    [InlineData("FailureRatio", "0", "is '0'; allowed is above 0, up to 1")]
    [InlineData("FailureRatio", "1.01", "is '1.01'; allowed is above 0, up to 1")]
    [InlineData("FailureRatio", "NaN", "is 'NaN'; allowed is above 0, up to 1")]
    [InlineData("FailureRatio", "0,5", "is '0,5', not a number; allowed is above 0, up to 1")]
    [InlineData("MinimumThroughput", "0", "is '0'; allowed is 1 to 1,000,000 calls")]
    [InlineData("SamplingDurationMilliseconds", "499", "is '499'; allowed is 500 to 86,400,000 milliseconds")]
    [InlineData("ConsecutiveFailures", "-1", "is '-1'; allowed is 0 to 1,000,000 failures")]
    [InlineData("BreakDurationMilliseconds", "99", "is '99'; allowed is 100 to 86,400,000 milliseconds")]
    [InlineData("MaxBreakDurationMilliseconds", "99", "is '99'; allowed is 100 to 86,400,000 milliseconds")]
    [InlineData("HalfOpenProbes", "1001", "is '1001'; allowed is 1 to 1,000 probes")]
    [InlineData("TimeoutMilliseconds", null, "is null, not a whole number; allowed is 1 to 86,400,000 milliseconds")]
    [InlineData("AdaptiveThrottle", "yes", "is 'yes'; allowed is true or false")]
    [InlineData("AdaptiveThrottle", "1", "is '1'; allowed is true or false")]
    [InlineData("HalfOpenProbes:Nested", "1", "HalfOpenProbes is a section, not a whole number; allowed is 1 to 1,000 probes")]
    [InlineData("Timeout", "1000", "is no option; known are AdaptiveThrottle, BreakDurationMilliseconds, ConsecutiveFailures, FailureRatio")]
    public void Value_StopsTheStartNamingKeyValueAndRange(string key, string? value, string complaint)
    {
        using var host = new GuardedHost(($"{Section}:{key}", value));

        var exception = Assert.Throws<OptionsValidationException>(host.Start);

        Assert.Contains($"{Section}:{key.Split(':')[0]}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(complaint, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void MaxBreakBelowBreak_StopsTheStartNamingBoth()
    {
        using var host = new GuardedHost(
            ($"{Section}:BreakDurationMilliseconds", "2000"), ($"{Section}:MaxBreakDurationMilliseconds", "1000"));

        var exception = Assert.Throws<OptionsValidationException>(host.Start);

        Assert.Contains($"Ha:Dependencies:{typeof(IPrices).FullName}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(
            "MaxBreakDurationMilliseconds is 1000; allowed is at least BreakDurationMilliseconds, which is 2000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ValueInPlaceOfASection_StopsTheStart()
    {
        using var host = new GuardedHost((Section, "250"));

        var exception = Assert.Throws<OptionsValidationException>(host.Start);

        Assert.Contains($"{Section} is '250'; expected is a section with", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SeveralProblems_AreAllNamed()
    {
        using var host = new GuardedHost(($"{Section}:TimeoutMilliseconds", "0"), ($"{Section}:Typo", "1"));

        var exception = Assert.Throws<OptionsValidationException>(host.Start);

        Assert.Equal(2, exception.Failures.Count());
    }

    [Fact]
    public void SectionsOfNoContract_AreEachNamedOnceWithTheKnownContracts()
    {
        using var host = GuardedHost.Started(
            ("Ha:Dependencies:IPrice:TimeoutMilliseconds", "100"),
            ("Ha:Dependencies:IPrice:MaxConcurrency", "100"),
            ("Ha:Dependencies:IStock:TimeoutMilliseconds", "100"),
            ($"{Section}:TimeoutMilliseconds", "100"));

        Assert.All(host.Log, entry => Assert.Equal((LogLevel.Warning, 6), (entry.Level, entry.EventId)));
        Assert.Equal(2, host.Log.Count);
        Assert.StartsWith("The configuration section Ha:Dependencies:IPrice names no guarded contract", host.Log[0].Message, StringComparison.Ordinal);
        Assert.StartsWith("The configuration section Ha:Dependencies:IStock ", host.Log[1].Message, StringComparison.Ordinal);
        Assert.Contains(typeof(IPrices).FullName!, host.Log[0].Message, StringComparison.Ordinal);
        Assert.Contains(typeof(Contracts.North.IStock).FullName!, host.Log[1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void KnownSectionsOnly_LogNothing()
    {
        using var host = GuardedHost.Started(
            ("ha:dependencies:iprices:timeoutmilliseconds", "100"),
            ($"Ha:Dependencies:{typeof(Contracts.North.IStock).FullName}:TimeoutMilliseconds", "100"));

        Assert.Empty(host.Log);
    }
}
