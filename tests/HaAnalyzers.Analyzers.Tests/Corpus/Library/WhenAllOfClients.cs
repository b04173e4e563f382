// library
using System.Net.Http.Json;

namespace Streaming;

[NonCritical("Tiles have no ratings")]
public interface IRatings
{
    [DefaultFallback(0.0)]
    Task<double> OfAsync(int title);
}

public class RatingsClient(HttpClient http) : IRatings
{
    public Task<double> OfAsync(int title) => http.GetFromJsonAsync<double>($"/ratings/{title}");
}

public sealed class Tiles(RatingsClient client, IRatings ratings)
{
    public async Task<double[]> UnguardedAsync(int[] titles) => await Task.WhenAll(titles.Select(title => client.{|HA1001:OfAsync|}(title)));

    public Task<double[]> GuardedAsync(int[] titles) => Task.WhenAll(titles.Select(ratings.OfAsync));

    public async Task<double[]> CaughtAsync(int[] titles)
    {
        try
        {
            return await Task.WhenAll(titles.Select(title => client.OfAsync(title)));
        }
        catch
        {
            return new double[titles.Length];
        }
    }
}
