// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRateLimiter(options =>
{
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.HttpContext.Response.Headers.Append("retry-after", "4");
        return ValueTask.CompletedTask;
    };
    options.AddConcurrencyLimiter("api", limiter => limiter.PermitLimit = 50);
});
var app = builder.Build();
app.UseRateLimiter();
app.MapGet("/", () => "Hello").RequireRateLimiting("api");
app.Run();
