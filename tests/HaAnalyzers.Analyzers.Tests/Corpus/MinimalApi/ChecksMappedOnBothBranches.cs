// program
// option: ha_shedding = gateway
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks().AddCheck<FeedCheck>("feed", timeout: TimeSpan.FromSeconds(1));
var app = builder.Build();
if (app.Environment.IsDevelopment())
{
    app.MapHealthChecks("/health", new HealthCheckOptions { AllowCachingResponses = true });
}
else
{
    app.MapHealthChecks("/health").RequireHost("*:8081");
}

app.MapGet("/", () => "Hello");
app.Run();

public sealed class FeedCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(File.Exists("/feed/latest") ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No feed yet"));
}
