using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.DependencyInjection;
using NorthGuard = HaAnalyzers.Extensions.Tests.Contracts.North.StockGuard;
using SouthGuard = HaAnalyzers.Extensions.Tests.Contracts.South.StockGuard;

namespace HaAnalyzers.Extensions.Tests.Options;

/// <summary>The attribute's values are defaults; the section of the contract overrides them.</summary>
public sealed class ConfiguredOptionsTests
{
    private const string ShortSection = "Ha:Dependencies:IPrices";
    private static readonly string FullSection = $"Ha:Dependencies:{typeof(IPrices).FullName}";

    public static TheoryData<string, string> Keys => new(
        from section in new[] { ShortSection, FullSection, FullSection.ToUpperInvariant() }
        from key in Overrides.Keys
        select (section, key));

    private static Dictionary<string, (string Value, Func<DependencyOptions, object> Read, object Expected)> Overrides { get; } = new()
    {
        ["TimeoutMilliseconds"] = ("250", options => options.Timeout, TimeSpan.FromMilliseconds(250)),
        ["SlowCallMilliseconds"] = ("125", options => options.SlowCallDuration, TimeSpan.FromMilliseconds(125)),
        ["MaxConcurrency"] = ("3", options => options.MaxConcurrency, 3),
        ["FailureRatio"] = ("0.25", options => options.CircuitBreaker.FailureRatio, 0.25),
        ["MinimumThroughput"] = ("4", options => options.CircuitBreaker.MinimumThroughput, 4),
        ["SamplingDurationMilliseconds"] = ("9000", options => options.CircuitBreaker.SamplingDuration, TimeSpan.FromSeconds(9)),
        ["ConsecutiveFailures"] = ("0", options => options.CircuitBreaker.ConsecutiveFailures, 0),
        ["BreakDurationMilliseconds"] = ("4000", options => options.CircuitBreaker.BreakDuration, TimeSpan.FromSeconds(4)),
        ["MaxBreakDurationMilliseconds"] = ("8000", options => options.CircuitBreaker.MaxBreakDuration, TimeSpan.FromSeconds(8)),
        ["HalfOpenProbes"] = ("2", options => options.CircuitBreaker.HalfOpenProbes, 2),
        ["AdaptiveThrottle"] = ("True", options => options.AdaptiveThrottle, true),
    };

    [Theory]
    [MemberData(nameof(Keys))]
    public void Key_OverridesTheAttributeAndNothingElse(string section, string key)
    {
        using var host = GuardedHost.Started(($"{section}:{key}", Overrides[key].Value));
        DependencyOptions declared = PricesGuard.DefaultOptions;

        Assert.All(Overrides, entry => Assert.Equal(
            entry.Key == key ? entry.Value.Expected : entry.Value.Read(declared), entry.Value.Read(host.Options)));
        Assert.NotEqual(Overrides[key].Expected, Overrides[key].Read(declared));
    }

    [Fact]
    public void EveryPropertyOfTheAttribute_IsAKey()
    {
        Type[] configurable = [typeof(int), typeof(double), typeof(bool)];
        IEnumerable<string> properties = typeof(NonCriticalAttribute).GetProperties()
            .Where(property => configurable.Contains(property.PropertyType))
            .Select(property => property.Name);

        Assert.Equal(properties.Order(), Overrides.Keys.Order());
    }

    [Fact]
    public void Switch_IsTakenFromTheAttribute()
    {
        Assert.True(RatesGuard.DefaultOptions.AdaptiveThrottle);
        Assert.False(PricesGuard.DefaultOptions.AdaptiveThrottle);
    }

    [Fact]
    public void FullName_WinsOverShortName()
    {
        using var host = GuardedHost.Started(
            ($"{ShortSection}:TimeoutMilliseconds", "100"), ($"{ShortSection}:MaxConcurrency", "5"), ($"{FullSection}:TimeoutMilliseconds", "200"));

        Assert.Equal((TimeSpan.FromMilliseconds(200), 5), (host.Options.Timeout, host.Options.MaxConcurrency));
    }

    [Fact]
    public void SameShortNameInTwoNamespaces_NeedsTheFullName()
    {
        using var host = GuardedHost.Started(
            ("Ha:Dependencies:IStock:TimeoutMilliseconds", "100"),
            ($"Ha:Dependencies:{typeof(Contracts.North.IStock).FullName}:TimeoutMilliseconds", "200"));

        Assert.Equal(TimeSpan.FromMilliseconds(200), host.OptionsOf<NorthGuard.State>().Timeout);
        Assert.Equal(TimeSpan.FromMilliseconds(700), host.OptionsOf<SouthGuard.State>().Timeout);
    }

    [Fact]
    public void OneValidSection_LeavesOtherContractsAlone()
    {
        using var host = GuardedHost.Started(($"{ShortSection}:TimeoutMilliseconds", "250"));

        Assert.Equal(TimeSpan.FromMilliseconds(700), host.OptionsOf<NorthGuard.State>().Timeout);
    }

    [Fact]
    public void WithoutConfigurationAndHost_TheAttributeRules()
    {
        using ServiceProvider provider = Guarded.Provider(services => services.AddSingleton<IPrices, Prices>());

        Assert.Equal(10, provider.GetRequiredService<IPrices>().PriceOf(1));
        Assert.Equal(TimeSpan.FromMilliseconds(700), provider.GetRequiredService<PricesGuard.State>().Dependency.Options.Timeout);
    }

    [Fact]
    public void OptionsSetInCode_AreKept()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton<IPrices, Prices>();
            services.PostConfigure<DependencyOptions>(typeof(IPrices).FullName, options => options.MaxConcurrency = 9);
        });

        Assert.Equal(9, provider.GetRequiredService<PricesGuard.State>().Dependency.Options.MaxConcurrency);
    }
}
