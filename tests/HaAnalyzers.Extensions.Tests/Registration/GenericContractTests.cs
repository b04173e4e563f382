using System.Globalization;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace HaAnalyzers.Extensions.Tests.Registration;

/// <summary>Generic contracts in every form in which a container takes them.</summary>
public sealed class GenericContractTests
{
    public interface IHolder<T>
    {
        T Value { get; }
    }

    public static TheoryData<string> Forms { get; } = [.. Registrations.Keys];

    private static Dictionary<string, Action<IServiceCollection>> Registrations => new()
    {
        ["open"] = services => services.AddScoped(typeof(IRepository<>), typeof(Repository<>)),
        ["closed type"] = services => services.AddScoped<IRepository<string>, Repository<string>>(),
        ["closed factory"] = services => services.AddScoped<IRepository<string>>(_ => new Repository<string>()),
        ["closed instance"] = services => services.AddSingleton<IRepository<string>>(new Repository<string>()),
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Registration_IsGuarded(string form)
    {
        await using ServiceProvider provider = Guarded.Provider(Registrations[form]);
        using IServiceScope scope = provider.CreateScope();

        IRepository<string> repository = scope.ServiceProvider.GetRequiredService<IRepository<string>>();

        Assert.IsType<RepositoryGuard<string>>(repository, exactMatch: false);
        Assert.Same(repository, scope.ServiceProvider.GetRequiredService<IRepository<string>>());
        Assert.Equal(["row"], await repository.AllAsync());
        Inner<string>(scope).IsDown = true;
        Assert.Empty(await repository.AllAsync());
        Assert.Equal(CircuitState.Open, BreakerOf(repository).State);
    }

    [Fact]
    public async Task ClosedTypes_HaveABreakerEach()
    {
        await using ServiceProvider provider = Guarded.Provider(Registrations["open"]);
        using IServiceScope scope = provider.CreateScope();
        Inner<string>(scope).IsDown = true;

        Assert.Empty(await scope.ServiceProvider.GetRequiredService<IRepository<string>>().AllAsync());

        Assert.Single(await scope.ServiceProvider.GetRequiredService<IRepository<Uri>>().AllAsync());
    }

    [Fact]
    public void Scopes_ShareTheBreakerAndNotTheGuard()
    {
        using ServiceProvider provider = Guarded.Provider(Registrations["open"]);
        using IServiceScope first = provider.CreateScope();
        using IServiceScope second = provider.CreateScope();

        var here = first.ServiceProvider.GetRequiredService<IRepository<string>>();
        var there = second.ServiceProvider.GetRequiredService<IRepository<string>>();

        Assert.NotSame(here, there);
        Assert.Same(BreakerOf(here), BreakerOf(there));
        Assert.NotSame(Inner<string>(first), Inner<string>(second));
    }

    [Fact]
    public async Task ClosedRegistration_GoesBeforeTheOpenOne()
    {
        await using ServiceProvider provider = Guarded.Provider(services =>
        {
            Registrations["open"](services);
            services.AddSingleton<IRepository<string>>(new Repository<string>("special"));
        });
        using IServiceScope scope = provider.CreateScope();

        Assert.Equal(["special"], await scope.ServiceProvider.GetRequiredService<IRepository<string>>().AllAsync());
        Assert.IsType<RepositoryGuard<Uri>>(scope.ServiceProvider.GetRequiredService<IRepository<Uri>>(), exactMatch: false);
    }

    [Fact]
    public async Task OpenAndClosedRegistration_KeepTheirImplementations()
    {
        await using ServiceProvider provider = Guarded.Provider(services =>
        {
            Registrations["open"](services);
            services.AddScoped<IRepository<string>>(_ => new Repository<string>("special"));
        });
        using IServiceScope scope = provider.CreateScope();

        IReadOnlyList<string>[] all = await Task.WhenAll(scope.ServiceProvider.GetServices<IRepository<string>>().Select(repository => repository.AllAsync()));

        Assert.Equal(["row", "special"], all.Select(rows => rows.Single()).Order());
    }

    [Fact]
    public async Task Keys_AreDependenciesOfTheirOwn()
    {
        await using ServiceProvider provider = Guarded.Provider(services =>
        {
            Registrations["open"](services);
            services.AddKeyedScoped(typeof(IRepository<>), "eu", typeof(Repository<>));
            services.AddKeyedSingleton<IRepository<string>>("us", new Repository<string>("american"));
        });
        using IServiceScope scope = provider.CreateScope();
        var plain = scope.ServiceProvider.GetRequiredService<IRepository<string>>();
        var european = scope.ServiceProvider.GetRequiredKeyedService<IRepository<string>>("eu");
        var american = scope.ServiceProvider.GetRequiredKeyedService<IRepository<string>>("us");

        Assert.Equal(3, new[] { plain, european, american }.Select(BreakerOf).Distinct().Count());
        Assert.Equal(["american"], await american.AllAsync());
        Inner<string>(scope, "ha:inner:1").IsDown = true;
        Assert.Empty(await european.AllAsync());
        Assert.Single(await plain.AllAsync());
    }

    [Fact]
    public void SeveralClosedRegistrations_AreAllGuarded()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton<IRepository<string>>(new Repository<string>("first"));
            services.AddSingleton<IRepository<string>>(new Repository<string>("second"));
        });

        IRepository<string>[] all = [.. provider.GetServices<IRepository<string>>()];

        Assert.Equal(2, all.Select(BreakerOf).Distinct().Count());
    }

    [Fact]
    public void SeveralOpenRegistrations_AreRefusedWithTheReason()
    {
        var services = new ServiceCollection();
        Registrations["open"](services);
        Registrations["open"](services);

        var exception = Assert.Throws<InvalidOperationException>(() => services.GuardNonCriticalDependencies());

        Assert.Contains("IRepository<T> is registered several times as an open generic type", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void CalledTwice_GuardsOnce()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            Registrations["open"](services);
            services.AddSingleton<IRepository<string>>(new Repository<string>());
            services.GuardNonCriticalDependencies();
        });
        using IServiceScope scope = provider.CreateScope();

        Assert.IsType<Repository<string>>(scope.ServiceProvider.GetRequiredKeyedService<IRepository<string>>(Guarded.InnerKey));
        Assert.IsType<Repository<Uri>>(scope.ServiceProvider.GetRequiredKeyedService<IRepository<Uri>>(Guarded.InnerKey));
    }

    [Fact]
    public void OtherImplementation_IsClosedWithTheContract()
    {
        using ServiceProvider provider = Guarded.Provider(services =>
        {
            services.AddSingleton(new RowSource { Copy = "copy" });
            services.AddSingleton(typeof(IRows<,>), typeof(BrokenRows<,>));
        });

        Assert.Equal("copy", provider.GetRequiredService<IRows<int, string>>().Find(1));
        Assert.Null(provider.GetRequiredService<IRows<Guid, Uri>>().Find(Guid.Empty));
    }

    [Fact]
    public void ContractInsideAGenericType_IsClosedWithTheTypeAroundIt()
    {
        using ServiceProvider provider = Guarded.Provider(services => services.AddSingleton(typeof(Shelves<>.ICount<>), typeof(Count<,>)));

        var guard = provider.GetRequiredService<Shelves<string>.ICount<int>>();

        Assert.IsType<ShelvesCountGuard<string, int>>(guard, exactMatch: false);
        Assert.Equal(3, guard.CountOf(3, "here"));
        Assert.Equal(-1, guard.CountOf(4, "nowhere"));
    }

    [Fact]
    public void Options_AreThoseOfTheContractAndOfTheConfiguration()
    {
        using ServiceProvider declared = Guarded.Provider(Registrations["closed instance"]);
        using ServiceProvider configured = Guarded.Provider(services =>
        {
            Registrations["closed instance"](services);
            services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Ha:Dependencies:IRepository<T>:TimeoutMilliseconds", "333")])
                .Build());
        });

        Assert.Equal(TimeSpan.FromMilliseconds(750), TimeoutOf(declared));
        Assert.Equal(TimeSpan.FromMilliseconds(333), TimeoutOf(configured));

        static TimeSpan TimeoutOf(ServiceProvider provider) =>
            provider.GetRequiredService<IOptionsFactory<DependencyOptions>>().Create("HaAnalyzers.Extensions.Tests.Contracts.IRepository<T>").Timeout;
    }

    [Fact]
    public void State_IsKnownByTheClosedTypeOnceItIsUsed()
    {
        using ServiceProvider provider = Guarded.Provider(Registrations["open"]);
        var states = provider.GetRequiredService<DependencyStates>();
        Assert.Empty(states.Read());
        using IServiceScope scope = provider.CreateScope();

        _ = scope.ServiceProvider.GetRequiredService<IRepository<IHolder<string[]>>>();

        Assert.Equal(
            "HaAnalyzers.Extensions.Tests.Contracts.IRepository<HaAnalyzers.Extensions.Tests.Registration.GenericContractTests.IHolder<System.String[]>>",
            Assert.Single(states.Read()).Dependency);
    }

    [Fact]
    public void Implementation_IsDisposedOfByTheContainerOnce()
    {
        ServiceProvider provider = Guarded.Provider(Registrations["open"]);
        Repository<string> inner;
        using (IServiceScope scope = provider.CreateScope())
        {
            _ = scope.ServiceProvider.GetRequiredService<IRepository<string>>();
            inner = Inner<string>(scope);
        }

        provider.Dispose();

        Assert.Equal(1, inner.Disposed);
    }

    private static Repository<T> Inner<T>(IServiceScope scope, string key = Guarded.InnerKey)
        where T : class => (Repository<T>)scope.ServiceProvider.GetRequiredKeyedService<IRepository<T>>(key);

    private static CircuitBreaker BreakerOf<T>(IRepository<T> repository)
        where T : class => ((RepositoryGuard<T>)repository).Breaker;

    private sealed class Repository<T>(string name) : IRepository<T>, IDisposable
        where T : class
    {
        public Repository()
            : this("row")
        {
        }

        public bool IsDown { get; set; }

        public int Disposed { get; private set; }

        public Task<IReadOnlyList<T>> AllAsync() => IsDown
            ? Task.FromException<IReadOnlyList<T>>(new HttpRequestException("down"))
            : Task.FromResult<IReadOnlyList<T>>([name as T ?? null!]);

        public void Dispose() => Disposed++;
    }

    private sealed class Count<TShop, T> : Shelves<TShop>.ICount<T>
    {
        public int CountOf(T thing, TShop shop) => shop is "here" ? Convert.ToInt32(thing, CultureInfo.InvariantCulture) : throw new HttpRequestException("down");
    }

    private sealed class BrokenRows<TKey, T> : IRows<TKey, T>
        where TKey : notnull
    {
        public T? Find(TKey key) => throw new HttpRequestException("down");
    }
}
