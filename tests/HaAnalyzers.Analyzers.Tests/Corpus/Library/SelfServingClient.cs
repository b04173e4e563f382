// library
using System.Net.Http.Json;

namespace Maps;

[NonCritical("Addresses have no coordinates")]
public interface IGeocoder
{
    [OmitFallback("No coordinates")]
    Task<string?> FindAsync(string address, CancellationToken token);
}

public class Geocoder(HttpClient http) : IGeocoder
{
    private readonly Dictionary<string, string> _known = [];

    public async Task<string?> FindAsync(string address, CancellationToken token)
    {
        if (_known.TryGetValue(address, out string? known))
        {
            return known;
        }

        return await AskAsync(address, token) ?? await AskAsync(address.Split(',')[0], token);
    }

    public async Task<bool> ExistsAsync(string address, CancellationToken token) => await FindAsync(address, token) is not null;

    private Task<string?> AskAsync(string address, CancellationToken token) =>
        http.GetFromJsonAsync<string>($"/find?address={Uri.EscapeDataString(address)}", token);
}
