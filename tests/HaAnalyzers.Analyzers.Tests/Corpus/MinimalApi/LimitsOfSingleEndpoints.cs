// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();
builder.Services.AddRateLimiter(options =>
{
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = "1";
        return ValueTask.CompletedTask;
    };
    options.AddConcurrencyLimiter("search", limiter => limiter.PermitLimit = 16);
    options.AddSlidingWindowLimiter("mail", limiter =>
    {
        limiter.PermitLimit = 10;
        limiter.Window = TimeSpan.FromMinutes(1);
        limiter.SegmentsPerWindow = 6;
    });
});
var app = builder.Build();
app.UseRateLimiter();
app.MapHealthChecks("/healthz");
app.MapGet("/search", (string text) => text.ToUpperInvariant()).RequireRateLimiting("search");
app.MapPost("/contact", (string text) => Results.Accepted(value: text.Length)).RequireRateLimiting("mail");
app.Run();
