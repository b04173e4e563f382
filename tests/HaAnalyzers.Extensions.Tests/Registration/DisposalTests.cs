using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions.Tests.Registration;

/// <summary>The container disposes of what it created, once; a guard from the container disposes of nothing.</summary>
public sealed class DisposalTests
{
    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void DisposableImplementation_IsDisposedOnceByItsOwner(ServiceLifetime lifetime)
    {
        var created = new List<Prices>();
        ServiceProvider provider = Guarded.Provider(services => services.Add(ServiceDescriptor.Describe(typeof(IPrices), _ => Create(created), lifetime)));
        using (IServiceScope scope = provider.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<IPrices>();
        }

        Prices prices = Assert.Single(created);
        Assert.Equal(lifetime == ServiceLifetime.Singleton ? 0 : 1, prices.Disposals);
        provider.Dispose();
        Assert.Equal(1, prices.Disposals);
    }

    [Fact]
    public void Instance_IsNotDisposed()
    {
        var prices = new Prices();
        using (ServiceProvider provider = Guarded.Provider(services => services.AddSingleton<IPrices>(prices)))
        {
            provider.GetRequiredService<IPrices>();
        }

        Assert.Equal(0, prices.Disposals);
    }

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public async Task DisposableContract_IsDisposedOnceInEitherWay(ServiceLifetime lifetime)
    {
        Assert.Equal((1, 0), await DisposalsOf(lifetime, asynchronously: false));
        Assert.Equal((0, 1), await DisposalsOf(lifetime, asynchronously: true));
    }

    [Fact]
    public async Task GuardMadeByHand_DisposesOfItsImplementation()
    {
        var session = new Session();
        using (new SessionGuard(session))
        {
        }

        await using (new SessionGuard(session))
        {
        }

        Assert.Equal((1, 1), (session.Disposals, session.AsynchronousDisposals));
    }

    private static Prices Create(List<Prices> created)
    {
        created.Add(new Prices());
        return created[^1];
    }

    private static async Task<(int Disposals, int AsynchronousDisposals)> DisposalsOf(ServiceLifetime lifetime, bool asynchronously)
    {
        Session session = null!;
        ServiceProvider provider = Guarded.Provider(services =>
            services.Add(ServiceDescriptor.Describe(typeof(ISession), _ => session = new Session(), lifetime)));
        AsyncServiceScope scope = provider.CreateAsyncScope();
        Assert.IsType<SessionGuard>(scope.ServiceProvider.GetRequiredService<ISession>());
        if (asynchronously)
        {
            await scope.DisposeAsync();
            await provider.DisposeAsync();
        }
        else
        {
            scope.Dispose();
            provider.Dispose();
        }

        return (session.Disposals, session.AsynchronousDisposals);
    }

    private sealed class Session : ISession
    {
        public int Disposals { get; private set; }

        public int AsynchronousDisposals { get; private set; }

        public int Ping() => 1;

        public void Dispose() => Disposals++;

        public ValueTask DisposeAsync()
        {
            AsynchronousDisposals++;
            return default;
        }
    }
}
