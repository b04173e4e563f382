using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace HaAnalyzers.Extensions.Tests.Registration;

/// <summary>Where the implementation comes from that answers while the dependency cannot.</summary>
public sealed class FallbackImplementationTests
{
    private readonly MirrorSettings _settings = new("replica");

    [Theory]
    [InlineData(ServiceLifetime.Singleton)]
    [InlineData(ServiceLifetime.Scoped)]
    [InlineData(ServiceLifetime.Transient)]
    public void Unregistered_IsCreatedFromServicesAndDisposedOnce(ServiceLifetime lifetime)
    {
        using (ServiceProvider provider = Provider(lifetime, _ => { }))
        using (IServiceScope scope = provider.CreateScope())
        {
            Assert.Equal("replica", scope.ServiceProvider.GetRequiredService<IMirror>().Read());
            Assert.Equal(0, _settings.DisposedReplicas);
        }

        Assert.Equal(1, _settings.DisposedReplicas);
    }

    [Fact]
    public void Registered_IsTakenAsRegistered()
    {
        using var own = new MirrorReplica(new MirrorSettings("own"));
        using ServiceProvider provider = Provider(ServiceLifetime.Singleton, services => services.AddSingleton(own));

        Assert.Equal("own", provider.GetRequiredService<IMirror>().Read());
        Assert.Same(own, provider.GetRequiredService<MirrorReplica>());
    }

    [Fact]
    public void RegisteredAfterTheGuards_IsTakenAsRegistered()
    {
        using var own = new MirrorReplica(new MirrorSettings("own"));
        using ServiceProvider provider = Guarded.Build(services =>
        {
            services.AddSingleton<IMirror, BrokenMirror>().GuardNonCriticalDependencies();
            services.AddSingleton(own);
        });

        Assert.Equal("own", provider.GetRequiredService<IMirror>().Read());
    }

    [Fact]
    public void ServiceOfTheFallbackMissing_SaysWhich()
    {
        using ServiceProvider provider = Guarded.Provider(services => services.AddSingleton<IMirror, BrokenMirror>());

        var exception = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IMirror>());

        Assert.Contains(nameof(MirrorSettings), exception.Message, StringComparison.Ordinal);
    }

    private ServiceProvider Provider(ServiceLifetime lifetime, Action<IServiceCollection> register) => Guarded.Provider(services =>
    {
        services.AddSingleton(_settings);
        services.Add(ServiceDescriptor.Describe(typeof(IMirror), typeof(BrokenMirror), lifetime));
        register(services);
    });

    private sealed class BrokenMirror : IMirror
    {
        public string Read() => throw new HttpRequestException("down");
    }
}
