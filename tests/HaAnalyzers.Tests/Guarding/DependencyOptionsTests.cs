using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Guarding;

public sealed class DependencyOptionsTests
{
    public static TheoryData<string, Action<DependencyOptions>> OutOfRange { get; } = new()
    {
        { "TimeoutMilliseconds is 0; allowed is 1 to 86,400,000 milliseconds.", options => options.Timeout = TimeSpan.Zero },
        { "TimeoutMilliseconds is -1; allowed is 1 to 86,400,000 milliseconds.", options => options.Timeout = Timeout.InfiniteTimeSpan },
        { "SlowCallMilliseconds is 86400001; allowed is 0 to 86,400,000 milliseconds.", options => options.SlowCallDuration = TimeSpan.FromMilliseconds(86_400_001) },
        { "MaxConcurrency is 0; allowed is 1 to 1,000,000 calls.", options => options.MaxConcurrency = 0 },
        { "FailureRatio is 1.5; allowed is above 0, up to 1.", options => options.CircuitBreaker.FailureRatio = 1.5 },
        { "FailureRatio is 0; allowed is above 0, up to 1.", options => options.CircuitBreaker.FailureRatio = 0 },
        { "FailureRatio is NaN; allowed is above 0, up to 1.", options => options.CircuitBreaker.FailureRatio = double.NaN },
        { "MinimumThroughput is 0; allowed is 1 to 1,000,000 calls.", options => options.CircuitBreaker.MinimumThroughput = 0 },
        { "SamplingDurationMilliseconds is 499.5; allowed is 500 to 86,400,000 milliseconds.", options => options.CircuitBreaker.SamplingDuration = TimeSpan.FromMilliseconds(499.5) },
        { "ConsecutiveFailures is -1; allowed is 0 to 1,000,000 failures.", options => options.CircuitBreaker.ConsecutiveFailures = -1 },
        { "BreakDurationMilliseconds is 99; allowed is 100 to 86,400,000 milliseconds.", options => options.CircuitBreaker.BreakDuration = TimeSpan.FromMilliseconds(99) },
        { "MaxBreakDurationMilliseconds is 99; allowed is 100 to 86,400,000 milliseconds.", options => options.CircuitBreaker.MaxBreakDuration = TimeSpan.FromMilliseconds(99) },
        { "MaxBreakDurationMilliseconds is 4000; allowed is at least BreakDurationMilliseconds, which is 5000.", options => options.CircuitBreaker.MaxBreakDuration = TimeSpan.FromSeconds(4) },
        { "IgnoredExceptions contains System.String; allowed are types derived from System.Exception.", options => options.IgnoredExceptions = [typeof(string)] },
        { "IgnoredExceptions contains System.Exception; allowed are types derived from System.Exception.", options => options.IgnoredExceptions = [typeof(Exception)] },
        { "IgnoredExceptions contains null; allowed are types derived from System.Exception.", options => options.IgnoredExceptions = [null!] },
        { "HalfOpenProbes is 1001; allowed is 1 to 1,000 probes.", options => options.CircuitBreaker.HalfOpenProbes = 1_001 },
    };

    [Theory]
    [MemberData(nameof(OutOfRange), DisableDiscoveryEnumeration = true)]
    public void ValueOutOfRange_IsOneSentenceWithNameValueAndRange(string sentence, Action<DependencyOptions> set)
    {
        var options = new DependencyOptions();
        set(options);
        Assert.Equal([sentence], options.Validate());
        var exception = Assert.Throws<ArgumentException>(() => new GuardedDependency("N.IOrders", options));
        Assert.Contains("'N.IOrders'", exception.Message);
        Assert.Contains(sentence, exception.Message);
    }

    [Fact]
    public void SeveralProblems_AreAllNamed()
    {
        var options = new DependencyOptions { Timeout = TimeSpan.Zero, MaxConcurrency = -5 };
        options.CircuitBreaker.FailureRatio = 2;
        Assert.Equal(3, options.Validate().Count);
    }

    [Fact]
    public void Copy_HasEveryProperty()
    {
        var options = new DependencyOptions
        {
            Timeout = TimeSpan.FromSeconds(2),
            SlowCallDuration = TimeSpan.FromSeconds(1),
            MaxConcurrency = 3,
            AdaptiveThrottle = true,
            IgnoredExceptions = [typeof(ArgumentException)],
            CircuitBreaker = new CircuitBreakerOptions { ConsecutiveFailures = 7 },
        };
        DependencyOptions copy = new GuardedDependency("N.IOrders", options).Options;
        foreach (System.Reflection.PropertyInfo property in typeof(DependencyOptions).GetProperties().Where(each => each.Name != nameof(options.CircuitBreaker)))
        {
            Assert.NotEqual(property.GetValue(new DependencyOptions()), property.GetValue(options));
            Assert.Equal(property.GetValue(options), property.GetValue(copy));
        }

        Assert.Equal(7, copy.CircuitBreaker.ConsecutiveFailures);
        Assert.NotSame(options.CircuitBreaker, copy.CircuitBreaker);
    }

    [Fact]
    public void Defaults_AreThoseOfTheAttribute()
    {
        var options = new DependencyOptions();
        var attribute = new NonCriticalAttribute("for its defaults");
        Assert.Empty(options.Validate());
        Assert.Equal(attribute.TimeoutMilliseconds, options.Timeout.TotalMilliseconds);
        Assert.Equal(attribute.SlowCallMilliseconds, options.SlowCallDuration.TotalMilliseconds);
        Assert.Equal(attribute.MaxConcurrency, options.MaxConcurrency);
        Assert.Equal(attribute.FailureRatio, options.CircuitBreaker.FailureRatio);
        Assert.Equal(attribute.MinimumThroughput, options.CircuitBreaker.MinimumThroughput);
        Assert.Equal(attribute.SamplingDurationMilliseconds, options.CircuitBreaker.SamplingDuration.TotalMilliseconds);
        Assert.Equal(attribute.ConsecutiveFailures, options.CircuitBreaker.ConsecutiveFailures);
        Assert.Equal(attribute.BreakDurationMilliseconds, options.CircuitBreaker.BreakDuration.TotalMilliseconds);
        Assert.Equal(attribute.MaxBreakDurationMilliseconds, options.CircuitBreaker.MaxBreakDuration.TotalMilliseconds);
        Assert.Equal(attribute.HalfOpenProbes, options.CircuitBreaker.HalfOpenProbes);
        Assert.Equal(attribute.AdaptiveThrottle, options.AdaptiveThrottle);
    }

    [Fact]
    public void LowerMaxConcurrency_IsKeptByTheNextCall()
    {
        GuardedDependency guarded = Dependencies.Create(TimeProvider.System);
        guarded.Begin().Succeed();
        DependencyOptions options = guarded.Options;
        options.MaxConcurrency = 1;
        guarded.Configure(options);
        GuardedCall first = guarded.Begin();
        Assert.False(guarded.TryBegin("GetAsync", out _));
        first.Succeed();
        guarded.Begin().Succeed();
    }

    [Fact]
    public void OptionsSetToNull_Throw()
    {
        Assert.Throws<ArgumentNullException>(() => new DependencyOptions().CircuitBreaker = null!);
        Assert.Throws<ArgumentNullException>(() => new DependencyOptions().IgnoredExceptions = null!);
    }

    [Fact]
    public void CircuitBreakerOptions_AreValidatedByTheBreakerToo() =>
        Assert.Contains(
            "HalfOpenProbes is 0; allowed is 1 to 1,000 probes.",
            Assert.Throws<ArgumentException>(() => new CircuitBreaker("test", new CircuitBreakerOptions { HalfOpenProbes = 0 })).Message);
}
