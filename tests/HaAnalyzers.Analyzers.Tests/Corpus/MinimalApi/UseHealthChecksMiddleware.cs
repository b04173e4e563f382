// program
// option: ha_shedding = gateway
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks().AddCheck<FeedCheck>("feed", timeout: TimeSpan.FromSeconds(1));
var app = builder.Build();
app.UseHealthChecks("/health", 8081);
if (!app.Environment.IsDevelopment())
{
    app.UseHsts();
}

app.MapGet("/", () => "Hello");
app.Run();

public sealed class FeedCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(File.Exists("/feed/latest") ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded("No feed yet"));
}
