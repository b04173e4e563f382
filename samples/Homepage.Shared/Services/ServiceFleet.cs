using Homepage.Faults;
using Microsoft.AspNetCore.Routing;

namespace Homepage.Services;

/// <summary>All services of one homepage, each an HTTP server of its own in this process.</summary>
public sealed class ServiceFleet : IAsyncDisposable
{
    private readonly Dictionary<ServiceKind, RemoteService> _services = [];
    private readonly AccountStore _accounts;

    private ServiceFleet(AccountStore accounts) => _accounts = accounts;

    public ServiceAddresses Addresses => new(_services.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Address)));

    public RemoteService this[ServiceKind kind] => _services[kind];

    /// <param name="folder">Where the accounts are kept.</param>
    public static async Task<ServiceFleet> StartAsync(string folder)
    {
        AccountStore accounts = await AccountStore.CreateAsync(Path.Combine(folder, $"accounts-{Guid.NewGuid():N}.db"));
        var fleet = new ServiceFleet(accounts);
        try
        {
            await fleet.AddAsync(ServiceKind.Account, endpoints => ServiceEndpoints.MapAccounts(endpoints, accounts));
            await fleet.AddAsync(ServiceKind.Recommendations, ServiceEndpoints.MapRecommendations);
            await fleet.AddAsync(ServiceKind.Trending, ServiceEndpoints.MapTrending);
            await fleet.AddAsync(ServiceKind.RecentlyWatched, ServiceEndpoints.MapRecentlyWatched);
            await fleet.AddAsync(ServiceKind.ViewRecorder, ServiceEndpoints.MapViews);
            return fleet;
        }
        catch
        {
            await fleet.DisposeAsync();
            throw;
        }
    }

    public async Task HealAllAsync()
    {
        foreach (RemoteService service in _services.Values)
        {
            await service.BreakAsync(Fault.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (RemoteService service in _services.Values)
        {
            await service.DisposeAsync();
        }

        await _accounts.DisposeAsync();
    }

    private async Task AddAsync(ServiceKind kind, Action<IEndpointRouteBuilder> map) =>
        _services.Add(kind, await RemoteService.StartAsync(kind, map));
}
