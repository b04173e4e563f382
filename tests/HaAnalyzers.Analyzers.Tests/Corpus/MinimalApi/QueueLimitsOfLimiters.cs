// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRateLimiter(options =>
{
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = "1";
        return ValueTask.CompletedTask;
    };
    options.AddConcurrencyLimiter("reports", limiter =>
    {
        limiter.PermitLimit = 4;
        limiter.QueueLimit = {|HA3005:int.MaxValue|};
    });
    options.AddConcurrencyLimiter("pages", limiter =>
    {
        limiter.PermitLimit = 100;
        limiter.QueueLimit = 25;
    });
});
var app = builder.Build();
app.UseRateLimiter();
app.MapGet("/reports", () => "...").RequireRateLimiting("reports");
app.MapGet("/", () => "Hello").RequireRateLimiting("pages");
app.Run();
