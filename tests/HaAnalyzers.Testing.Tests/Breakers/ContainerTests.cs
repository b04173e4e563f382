using System.Net.Http;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Testing.Tests.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Testing.Tests.Breakers;

/// <summary>Doubles and breakers of a container.</summary>
public sealed class ContainerTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    private readonly IServiceCollection _services = new ServiceCollection();

    [Fact]
    public async Task DoubleBeforeTheGuards_IsGuarded()
    {
        _services.AddSingleton<IShelf, ListShelf>();
        FaultyShelf faulty = new FaultyShelf().Down();
        _services.ReplaceDependency(faulty);
        _services.GuardNonCriticalDependencies();

        await AssertAnswersFallbackAsync(faulty);
    }

    [Fact]
    public async Task DoubleAfterTheGuards_IsGuarded()
    {
        _services.AddSingleton<IShelf, ListShelf>();
        _services.GuardNonCriticalDependencies();
        FaultyShelf faulty = new FaultyShelf().Down();
        _services.ReplaceDependency(faulty);

        await AssertAnswersFallbackAsync(faulty);
    }

    [Fact]
    public async Task DoubleOfWhatNobodyRegistered_IsRegistered()
    {
        FaultyShelf faulty = new FaultyShelf().Down();
        _services.ReplaceDependency(faulty).GuardNonCriticalDependencies();

        await AssertAnswersFallbackAsync(faulty);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryRegistration_IsReplaced(bool guardsFirst)
    {
        _services.AddScoped<IShelf, ListShelf>();
        _services.AddKeyedTransient<IShelf>("eu", (_, _) => new ListShelf());
        _services.AddSingleton<IShelf>(new ListShelf());
        FaultyShelf faulty = new FaultyShelf().Healthy(12);
        if (guardsFirst)
        {
            _services.GuardNonCriticalDependencies().ReplaceDependency(faulty);
        }
        else
        {
            _services.ReplaceDependency(faulty).GuardNonCriticalDependencies();
        }

        await using ServiceProvider provider = Build();
        IShelf[] shelves = [.. provider.GetServices<IShelf>(), provider.GetRequiredKeyedService<IShelf>("eu")];

        Assert.Equal(3, shelves.Length);
        Assert.All(shelves, shelf => Assert.IsType<ShelfGuard>(shelf));
        Assert.All(shelves, shelf => Assert.Equal(12, shelf.Count(1, Token)));
        Assert.Equal(3, faulty.CallsOf(nameof(IShelf.Count)));
    }

    [Fact]
    public async Task TypedHttpClient_IsReplaced()
    {
        _services.AddHttpClient<IMirror, HttpMirror>(http => http.BaseAddress = new Uri("http://127.0.0.1:1"));
        _services.GuardNonCriticalDependencies();
        _services.ReplaceDependency(new FaultyMirror().Healthy("clear"));
        await using ServiceProvider provider = Build();

        Assert.Equal("clear", await provider.GetRequiredService<IMirror>().LookAsync(Token));
    }

    [Fact]
    public async Task ForceOpen_SparesTheDependency_AndResetLetsItBeCalled()
    {
        FaultyShelf faulty = new FaultyShelf().Healthy(12);
        _services.AddSingleton<TimeProvider>(new FakeTime());
        _services.ReplaceDependency(faulty).GuardNonCriticalDependencies();
        await using ServiceProvider provider = Build();
        IShelf shelf = provider.GetRequiredService<IShelf>();

        provider.ForceOpen<IShelf>();
        Assert.Equal(-1, shelf.Count(1, Token));
        Assert.Equal(0, faulty.Calls);
        Assert.All(provider.BreakersOf<IShelf>(), breaker => Assert.Equal(CircuitState.Open, breaker.State));

        provider.Reset<IShelf>();
        Assert.Equal(12, shelf.Count(1, Token));
    }

    [Fact]
    public async Task ForceOpen_OpensEveryBreakerOfTheContract_AndNoOther()
    {
        _services.AddSingleton<IShelf, ListShelf>();
        _services.AddKeyedSingleton<IShelf, ListShelf>("eu");
        _services.AddSingleton<IMirror>(new FaultyMirror());
        _services.GuardNonCriticalDependencies();
        await using ServiceProvider provider = Build();

        provider.ForceOpen<IShelf>();

        Assert.Equal([CircuitState.Open, CircuitState.Open], provider.BreakersOf<IShelf>().Select(breaker => breaker.State));
        // One of the contract, and one of its member.
        Assert.Equal([CircuitState.Closed, CircuitState.Closed], provider.BreakersOf<IMirror>().Select(breaker => breaker.State));
    }

    [Fact]
    public async Task ContractWithoutAGuard_IsNamed()
    {
        _services.AddSingleton<IShelf, ListShelf>();
        await using ServiceProvider provider = Build();

        var failure = Assert.Throws<InvalidOperationException>(provider.ForceOpen<IShelf>);

        Assert.Equal(
            "No guard of HaAnalyzers.Testing.Tests.Contracts.IShelf is in place: register the contract, then call services.GuardNonCriticalDependencies().",
            failure.Message);
    }

    private async Task AssertAnswersFallbackAsync(FaultyShelf faulty)
    {
        await using ServiceProvider provider = Build();
        IShelf shelf = provider.GetRequiredService<IShelf>();

        Assert.IsType<ShelfGuard>(shelf);
        Assert.Equal(-1, await shelf.CountAsync(1, Token));
        Assert.Equal(1, faulty.CallsOf(nameof(IShelf.CountAsync)));
    }

    private ServiceProvider Build() => _services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true });

    private sealed class HttpMirror(HttpClient http) : IMirror
    {
        public Task<string> LookAsync(CancellationToken cancellationToken) => http.GetStringAsync(new Uri("/", UriKind.Relative), cancellationToken);
    }
}
