// program
using System.Threading.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 300, QueueLimit = 0 });
app.Use(async (context, next) =>
{
    using RateLimitLease lease = limiter.AttemptAcquire();
    if (!lease.IsAcquired)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = "2";
        return;
    }

    await next(context);
});
app.MapGet("/", () => "Hello");
app.Run();
