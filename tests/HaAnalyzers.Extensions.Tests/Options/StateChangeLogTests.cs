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
        host.Prices.PriceOf(1);
        host.Time.Advance(TimeSpan.FromSeconds(5));
        host.Dependency.IsDown = false;
        host.Prices.PriceOf(1);
        host.State.Dependency.Breaker.Isolate();
        host.State.Dependency.Breaker.Close();

        Assert.Equal(
            [
                Entry(
                    LogLevel.Warning, 1, "Closed", "Open", ": too many failures; next probe in 5000 ms, until then callers get the fallback",
                    ", Reason=too many failures, RetryAfterMilliseconds=5000"),
                Entry(LogLevel.Information, 2, "Open", "HalfOpen", "; a probe is on its way"),
                Entry(
                    LogLevel.Warning, 1, "HalfOpen", "Open", ": a probe failed; next probe in 5000 ms, until then callers get the fallback",
                    ", Reason=a probe failed, RetryAfterMilliseconds=5000"),
                Entry(LogLevel.Information, 2, "Open", "HalfOpen", "; a probe is on its way"),
                Entry(LogLevel.Information, 3, "HalfOpen", "Closed", "; calls reach the dependency again"),
                Entry(LogLevel.Warning, 4, "Closed", "Isolated", " by hand; callers get the fallback until it is closed"),
                Entry(LogLevel.Information, 3, "Isolated", "Closed", "; calls reach the dependency again"),
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
            [$"Dependency={Name}", $"Dependency={Name} (registration 2)", $"Dependency={Name} (key eu)"],
            log.Entries.Select(entry => entry.Values.Split(',')[0]));
    }

    private static LogEntry Entry(LogLevel level, int eventId, string previous, string current, string rest, string values = "") => new(
        "HaAnalyzers.CircuitBreaker",
        level,
        eventId,
        $"The circuit of {Name} went from {previous} to {current}{rest}",
        $"Dependency={Name}, Previous={previous}, Current={current}{values}");
}
