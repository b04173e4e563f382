using Homepage.Hosting;
using Homepage.Services;
using Homepage.Unguarded;

namespace Homepage.Site;

/// <summary>Both pages and the services they share, all running.</summary>
public sealed class RunningHomepage : IAsyncDisposable
{
    private readonly WebApplication _guarded;
    private readonly WebApplication _unguarded;

    private RunningHomepage(ServiceFleet services, Action<ILoggingBuilder> log)
    {
        Services = services;
        WebApplicationBuilder guarded = LoopbackHost.CreateBuilder();
        log(guarded.Logging);
        _guarded = GuardedSite.Build(guarded, services.Addresses);
        _unguarded = UnguardedSite.Build(LoopbackHost.CreateBuilder(), services.Addresses);
    }

    public ServiceFleet Services { get; }

    /// <summary>What the guarded page was composed from.</summary>
    public IServiceProvider GuardedServices => _guarded.Services;

    /// <param name="folder">Where the accounts are kept.</param>
    /// <param name="log">What the guarded page logs; nothing, unless this adds where to.</param>
    public static async Task<RunningHomepage> StartAsync(string folder, Action<ILoggingBuilder> log)
    {
        var homepage = new RunningHomepage(await ServiceFleet.StartAsync(folder), log);
        try
        {
            await homepage._guarded.StartAsync();
            await homepage._unguarded.StartAsync();
            return homepage;
        }
        catch
        {
            await homepage.DisposeAsync();
            throw;
        }
    }

    public Uri AddressOf(PageKind page) => (page is PageKind.Guarded ? _guarded : _unguarded).Address();

    public async ValueTask DisposeAsync()
    {
        await _guarded.StopAtOnceAsync();
        await _unguarded.StopAtOnceAsync();
        await Services.DisposeAsync();
    }
}
