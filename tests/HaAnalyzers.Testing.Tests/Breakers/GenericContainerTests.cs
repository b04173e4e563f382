using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Testing.Tests.Contracts;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Testing.Tests.Breakers;

/// <summary>Doubles and breakers of generic contracts: each closed type is a dependency of its own.</summary>
public sealed class GenericContainerTests
{
    private readonly IServiceCollection _services = new ServiceCollection();

    [Fact]
    public async Task ForceOpen_OpensTheClosedTypeAlone_AndResetCloses()
    {
        await using ServiceProvider provider = Guarded(services => services.AddScoped(typeof(IRepository<>), typeof(ListRepository<>)));

        provider.ForceOpen<IRepository<int>>();

        Assert.Equal([CircuitState.Open], provider.BreakersOf<IRepository<int>>().Select(breaker => breaker.State));
        Assert.Equal([CircuitState.Closed], provider.BreakersOf<IRepository<long>>().Select(breaker => breaker.State));
        Assert.Empty(InScope<int>(provider));
        Assert.Single(InScope<long>(provider));

        provider.Reset<IRepository<int>>();

        Assert.Single(InScope<int>(provider));
    }

    [Fact]
    public async Task ForceOpen_BeforeAnyGuard_CreatesNoImplementation()
    {
        await using ServiceProvider provider = Guarded(services => services.AddSingleton(typeof(IRepository<>), typeof(UnusableRepository<>)));

        provider.ForceOpen<IRepository<int>>();

        Assert.Equal([CircuitState.Open], provider.BreakersOf<IRepository<int>>().Select(breaker => breaker.State));
        Assert.Throws<NotSupportedException>(provider.GetRequiredService<IRepository<int>>);
    }

    [Fact]
    public async Task ForceOpen_OpensEveryRegistrationOfTheClosedType()
    {
        await using ServiceProvider provider = Guarded(services =>
        {
            services.AddSingleton(typeof(IRepository<>), typeof(ListRepository<>));
            services.AddKeyedSingleton(typeof(IRepository<>), "eu", typeof(ListRepository<>));
            services.AddSingleton<IRepository<int>>(new ListRepository<int>());
        });

        provider.ForceOpen<IRepository<int>>();

        Assert.Equal(3, provider.BreakersOf<IRepository<int>>().Distinct().Count());
        Assert.All([.. provider.GetServices<IRepository<int>>(), provider.GetRequiredKeyedService<IRepository<int>>("eu")], repository => Assert.Empty(repository.All()));
        Assert.Single(provider.GetRequiredKeyedService<IRepository<long>>("eu").All());
    }

    [Fact]
    public async Task ContractInsideAGenericType_BreaksOnCommand()
    {
        await using ServiceProvider provider = Guarded(services => services.AddSingleton<Archives<string>.IArchive<int, string>>(
            new FaultyArchivesArchive<string, int, string>().Healthy("found")));

        provider.ForceOpen<Archives<string>.IArchive<int, string>>();

        Assert.Null(provider.GetRequiredService<Archives<string>.IArchive<int, string>>().Find(1, "cellar"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ClosedTypeOfAnOpenRegistration_IsReplaced_AndNoOther(bool guardsFirst)
    {
        FaultyRepository<int> faulty = new FaultyRepository<int>().Healthy<IReadOnlyList<int>>([1, 2, 3]);
        await using ServiceProvider provider = Replaced(
            guardsFirst, faulty, services => services.AddScoped(typeof(IRepository<>), typeof(ListRepository<>)));

        Assert.Equal([1, 2, 3], InScope<int>(provider));
        Assert.Single(InScope<long>(provider));
        faulty.Down();
        Assert.Empty(InScope<int>(provider));
        Assert.Equal(2, faulty.Calls);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task EveryKey_IsReplaced(bool guardsFirst)
    {
        FaultyRepository<int> faulty = new FaultyRepository<int>().Healthy<IReadOnlyList<int>>([1, 2, 3]);
        await using ServiceProvider provider = Replaced(guardsFirst, faulty, services =>
        {
            services.AddSingleton(typeof(IRepository<>), typeof(ListRepository<>));
            services.AddKeyedSingleton(typeof(IRepository<>), "eu", typeof(ListRepository<>));
            services.AddKeyedSingleton<IRepository<int>>("us", new ListRepository<int>());
        });

        Assert.All(
            [provider.GetRequiredService<IRepository<int>>(), .. new[] { "eu", "us" }.Select(key => provider.GetRequiredKeyedService<IRepository<int>>(key))],
            repository =>
            {
                Assert.IsType<RepositoryGuard<int>>(repository, exactMatch: false);
                Assert.Equal([1, 2, 3], repository.All());
            });
        Assert.Single(provider.GetRequiredKeyedService<IRepository<long>>("eu").All());
    }

    [Fact]
    public async Task ReplacedTwice_TheSecondDoubleAnswers()
    {
        _services.AddSingleton(typeof(IRepository<>), typeof(ListRepository<>));
        _services.ReplaceDependency(new FaultyRepository<int>().Down());
        _services.ReplaceDependency(new FaultyRepository<int>().Healthy<IReadOnlyList<int>>([1, 2]));
        _services.GuardNonCriticalDependencies();
        await using ServiceProvider provider = Build();

        Assert.Equal([1, 2], InScope<int>(provider));
        Assert.Single(_services, service => service.ServiceType == typeof(IRepository<int>) && !service.IsKeyedService);
    }

    [Fact]
    public async Task ContractWithoutAGuard_IsNamed()
    {
        _services.AddSingleton<IRepository<int>>(new ListRepository<int>());
        await using ServiceProvider provider = Build();

        var failure = Assert.Throws<InvalidOperationException>(provider.ForceOpen<IRepository<int>>);

        Assert.Equal(
            "No guard of HaAnalyzers.Testing.Tests.Contracts.IRepository<T> is in place: register the contract, then call services.GuardNonCriticalDependencies().",
            failure.Message);
    }

    private static IReadOnlyList<T> InScope<T>(ServiceProvider provider)
        where T : notnull
    {
        using IServiceScope scope = provider.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IRepository<T>>().All();
    }

    private ServiceProvider Replaced(bool guardsFirst, FaultyRepository<int> faulty, Action<IServiceCollection> register)
    {
        register(_services);
        if (guardsFirst)
        {
            _services.GuardNonCriticalDependencies().ReplaceDependency(faulty);
        }
        else
        {
            _services.ReplaceDependency(faulty).GuardNonCriticalDependencies();
        }

        return Build();
    }

    private ServiceProvider Guarded(Action<IServiceCollection> register)
    {
        register(_services);
        _services.GuardNonCriticalDependencies();
        return Build();
    }

    private ServiceProvider Build() => _services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });

    private sealed class UnusableRepository<T> : IRepository<T>
        where T : notnull
    {
        public UnusableRepository() => throw new NotSupportedException();

        public IReadOnlyList<T> All() => [];
    }
}
