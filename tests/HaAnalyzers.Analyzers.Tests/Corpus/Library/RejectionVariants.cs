// library
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Web;

public static class Limits
{
    private const int Busy = StatusCodes.Status503ServiceUnavailable;

    public static IServiceCollection AddLimits(this IServiceCollection services, int status) => services
        .Configure<RateLimiterOptions>(options => options.RejectionStatusCode = Busy)
        .Configure<RateLimiterOptions>("configured", options => options.RejectionStatusCode = status)
        .Configure<RateLimiterOptions>("wrong", options =>
        {
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.StatusCode = {|HA3003:500|};
                context.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
        })
        .Configure<RateLimiterOptions>("right", options =>
        {
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.StatusCode = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan _) ? 429 : 503;
                return ValueTask.CompletedTask;
            };
        });
}
