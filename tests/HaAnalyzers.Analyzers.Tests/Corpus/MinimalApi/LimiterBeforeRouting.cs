// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRateLimiter(options =>
{
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = "2";
        return ValueTask.CompletedTask;
    };
    options.AddConcurrencyLimiter("page", limiter => limiter.PermitLimit = 100);
});
var app = builder.Build();
app.{|HA3002:UseRateLimiter|}();
app.UseRouting();
app.MapGet("/", () => "Hello").RequireRateLimiting("page");
app.Run();
