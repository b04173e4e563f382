// library
using System.Text.Json;

namespace Geo;

public interface IGeocoder
{
    Task<string?> CityAsync(double latitude, double longitude);
}

public abstract class JsonClient(HttpClient http)
{
    protected async Task<T?> GetAsync<T>(string path)
    {
        using HttpResponseMessage response = await http.GetAsync(path);
        response.EnsureSuccessStatusCode();
        return JsonSerializer.Deserialize<T>(await response.Content.ReadAsStringAsync());
    }
}

public sealed class NominatimGeocoder(HttpClient http) : JsonClient(http), {|HA1004:IGeocoder|}
{
    public Task<string?> CityAsync(double latitude, double longitude) => GetAsync<string>($"/reverse?lat={latitude}&lon={longitude}");
}
