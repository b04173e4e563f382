// program
using Microsoft.AspNetCore.Hosting;
using System.Threading.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.WebHost.UseUrls("http://*:8080", "http://*:8081");
builder.Services.AddHealthChecks();
builder.Services.AddRateLimiter(options =>
{
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = "1";
        return ValueTask.CompletedTask;
    };
    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, int>(context => context.Connection.LocalPort == 8081
        ? RateLimitPartition.GetNoLimiter(8081)
        : RateLimitPartition.GetConcurrencyLimiter(8080, _ => new ConcurrencyLimiterOptions { PermitLimit = 256 }));
});
var app = builder.Build();
app.UseRateLimiter();
app.MapHealthChecks("/healthz").RequireHost("*:8081");
app.MapGet("/", () => "Hello");
app.Run();
