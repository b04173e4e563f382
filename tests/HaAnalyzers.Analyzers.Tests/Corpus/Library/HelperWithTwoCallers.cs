// library
using System.Net.Http.Json;

namespace Streaming.Web;

[NonCritical("The page has no banner")]
public interface IBanners
{
    [OmitFallback("No banner")]
    Task<string?> CurrentAsync();
}

public class BannersClient(HttpClient http) : IBanners
{
    public Task<string?> CurrentAsync() => http.GetFromJsonAsync<string>("/current");
}

public sealed class Layout(BannersClient banners)
{
    public async Task<string> GuardedAsync()
    {
        try
        {
            return await BannerAsync();
        }
        catch (Exception)
        {
            return "";
        }
    }

    public async Task<string> UnguardedAsync() => await BannerAsync();

    private async Task<string> BannerAsync() => await banners.{|HA1001:CurrentAsync|}() ?? "";
}
