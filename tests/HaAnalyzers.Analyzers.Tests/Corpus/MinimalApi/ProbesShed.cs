// program
using System.Threading.RateLimiting;

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
app.{|HA2011:{|HA3007:MapHealthChecks|}|}("/health/ready");
app.MapHealthChecks("/health/live").DisableRateLimiting();
app.MapGet("/", () => "Hello");
app.Run();
