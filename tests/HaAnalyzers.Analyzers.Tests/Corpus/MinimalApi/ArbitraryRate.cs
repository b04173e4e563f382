// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.{|HA3008:AddRateLimiter|}(options =>
{
    options.RejectionStatusCode = 429;
    options.{|HA3004:AddFixedWindowLimiter|}("api", limiter =>
    {
        limiter.PermitLimit = 100;
        limiter.Window = TimeSpan.FromSeconds(1);
    });
});
var app = builder.Build();
app.UseRateLimiter();
app.MapGet("/", () => "Hello").RequireRateLimiting("api");
app.Run();
