// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddShopLimits();
var app = builder.Build();
app.UseShopPipeline();
app.MapGet("/", () => "Hello").RequireRateLimiting(Limits.Pages);
app.Run();

public static class Limits
{
    public const string Pages = "pages";

    public static IServiceCollection AddShopLimits(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.OnRejected = static (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = "2";
            return ValueTask.CompletedTask;
        };
        options.AddConcurrencyLimiter(Pages, limiter => limiter.PermitLimit = 128);
    });

    public static WebApplication UseShopPipeline(this WebApplication app)
    {
        app.UseRouting();
        app.UseRateLimiter();
        return app;
    }
}
