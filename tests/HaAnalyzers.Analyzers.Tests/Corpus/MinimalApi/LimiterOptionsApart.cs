// program
using Microsoft.AspNetCore.RateLimiting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRateLimiter(_ => { });
builder.Services.Configure<RateLimiterOptions>(options =>
{
    options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
    options.OnRejected = Rejected;
    options.AddConcurrencyLimiter("page", limiter => limiter.PermitLimit = builder.Environment.EnvironmentName == "Production" ? 200 : 20);
});
var app = builder.Build();
app.UseRateLimiter();
app.MapGet("/", () => "Hello").RequireRateLimiting("page");
app.Run();

static ValueTask Rejected(OnRejectedContext context, CancellationToken token)
{
    context.HttpContext.Response.Headers["Retry-After"] = "2";
    return ValueTask.CompletedTask;
}
