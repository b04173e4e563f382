using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions.Tests.Options;

/// <summary>One line per change of a breaker's state, none per call.</summary>
public sealed class StateChangeLogTests
{
    private static readonly string Name = typeof(IPrices).FullName!;

    [Fact]
    public void EveryTransition_IsOneLine()
    {
        using var host = GuardedHost.Started();
        host.Dependency.IsDown = true;
        host.Prices.PriceOf(1);
        host.Time.Advance(TimeSpan.FromSeconds(5));
        host.Dependency.IsDown = false;
        host.Prices.PriceOf(1);
        host.State.Dependency.Breaker.Isolate();
        host.State.Dependency.Breaker.Close();

        Assert.Equal(
            [
                new(Category, LogLevel.Warning, 1, $"The circuit of {Name} opened (was Closed); next probe in 5000 ms, until then callers get the fallback"),
                new(Category, LogLevel.Information, 2, $"The circuit of {Name} is half-open; a probe is on its way"),
                new(Category, LogLevel.Information, 3, $"The circuit of {Name} closed (was HalfOpen); the dependency answers again"),
                new(Category, LogLevel.Warning, 4, $"The circuit of {Name} was isolated by hand; callers get the fallback until it is closed"),
                new(Category, LogLevel.Information, 3, $"The circuit of {Name} closed (was Isolated); the dependency answers again"),
            ],
            host.Log);
    }

    [Fact]
    public void CallsWithoutAChange_LogNothing()
    {
        using var host = GuardedHost.Started();
        host.Prices.PriceOf(1);
        Assert.Empty(host.Log);
        host.Dependency.IsDown = true;

        for (int i = 0; i < 100; i++)
        {
            host.Prices.PriceOf(i);
        }

        Assert.Equal(1, Assert.Single(host.Log).EventId);
    }

    [Fact]
    public void RegistrationsOfOneContract_AreToldApart()
    {
        using var log = new CollectingLoggerProvider();
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddLogging(logging => logging.AddProvider(log));
            services.AddSingleton<IPrices>(new Prices { IsDown = true });
            services.AddSingleton<IPrices>(new Prices { IsDown = true });
            services.AddKeyedSingleton<IPrices>("eu", new Prices { IsDown = true });
        });

        foreach (IPrices prices in provider.GetServices<IPrices>().Append(provider.GetRequiredKeyedService<IPrices>("eu")))
        {
            prices.PriceOf(1);
        }

        Assert.Equal(
            [$"The circuit of {Name} opened", $"The circuit of {Name} (registration 2) opened", $"The circuit of {Name} (key eu) opened"],
            log.Entries.Select(entry => entry.Message[..(entry.Message.IndexOf(" opened", StringComparison.Ordinal) + " opened".Length)]));
    }

    private const string Category = "HaAnalyzers.CircuitBreaker";
}
