// library
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;

namespace Streaming.Web;

[NonCritical("The page has no banner")]
public interface IBanners
{
    [OmitFallback("No banner")]
    Task<string?> CurrentAsync(CancellationToken token);
}

public class BannersClient(HttpClient http) : IBanners
{
    public Task<string?> CurrentAsync(CancellationToken token) => http.GetFromJsonAsync<string>("/current", token);
}

public sealed class BannerViewComponent(BannersClient banners, ILogger<BannerViewComponent> logger) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        try
        {
            return Content(await banners.CurrentAsync(HttpContext.RequestAborted) ?? "");
        }
        catch (Exception exception)
        {
            logger.LogWarning(exception, "No banner");
            return Content("");
        }
    }
}
