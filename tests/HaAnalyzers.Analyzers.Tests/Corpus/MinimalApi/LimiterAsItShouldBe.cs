// program
using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRateLimiter(options =>
{
    options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
    options.OnRejected = (context, _) =>
    {
        TimeSpan wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan known) ? known : TimeSpan.FromSeconds(3);
        context.HttpContext.Response.Headers.RetryAfter = wait.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };
    options.AddConcurrencyLimiter("api", limiter =>
    {
        limiter.PermitLimit = 200;
        limiter.QueueLimit = 50;
    });
});

var app = builder.Build();
app.UseRouting();
app.UseRateLimiter();
app.MapGroup("/api").RequireRateLimiting("api").MapGet("/time", () => TimeProvider.System.GetUtcNow());
app.Run();
