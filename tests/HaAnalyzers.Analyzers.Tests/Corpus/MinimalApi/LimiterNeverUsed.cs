// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.{|HA3002:AddRateLimiter|}(options =>
{
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = "2";
        return ValueTask.CompletedTask;
    };
    options.AddConcurrencyLimiter("page", limiter => limiter.PermitLimit = 100);
});
var app = builder.Build();
app.MapGet("/", () => "Hello").RequireRateLimiting("page");
app.Run();
