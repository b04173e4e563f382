// program
// option: ha_shedding = gateway
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHealthChecks().AddCheck<DiskCheck>("disk", timeout: TimeSpan.FromSeconds(1));

var app = builder.Build();
if (app.Environment.IsDevelopment())
{
    app.{|HA2009:MapHealthChecks|}("/health");
}

app.MapGet("/", () => "Hello");
app.Run();

public sealed class DiskCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DriveInfo("/").AvailableFreeSpace > 1 << 28 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Disk full"));
}
