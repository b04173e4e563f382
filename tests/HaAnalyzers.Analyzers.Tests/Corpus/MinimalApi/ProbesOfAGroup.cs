// program
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Routing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks();
builder.Services.AddRateLimiter(options =>
{
    options.OnRejected = (context, _) =>
    {
        context.HttpContext.Response.Headers.RetryAfter = "5";
        return default;
    };
    options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(_ =>
        RateLimitPartition.GetConcurrencyLimiter("all", _ => new ConcurrencyLimiterOptions { PermitLimit = 200 }));
});
var app = builder.Build();
app.UseRateLimiter();
RouteGroupBuilder probes = app.MapGroup("/health").DisableRateLimiting();
probes.{|HA2011:MapHealthChecks|}("/ready");
probes.MapHealthChecks("/live");
app.MapGet("/", () => "Hello");
app.Run();
