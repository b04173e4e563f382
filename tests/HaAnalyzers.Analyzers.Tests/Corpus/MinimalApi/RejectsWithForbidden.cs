// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRateLimiter(options =>
{
    options.RejectionStatusCode = {|HA3003:StatusCodes.Status403Forbidden|};
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = "1";
        return ValueTask.CompletedTask;
    };
    options.AddConcurrencyLimiter("all", limiter => limiter.PermitLimit = 64);
});
var app = builder.Build();
app.UseRateLimiter();
app.MapGet("/", () => "Hello").RequireRateLimiting("all");
app.Run();
