// program
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddSingleton<IHealthCheckPublisher, FilePublisher>();
builder.Services.AddHealthChecks().AddCheck<InboxCheck>("inbox", timeout: TimeSpan.FromSeconds(1));
builder.Build().Run();

public sealed class FilePublisher : IHealthCheckPublisher
{
    public Task PublishAsync(HealthReport report, CancellationToken cancellationToken)
    {
        if (report.Status == HealthStatus.Unhealthy)
        {
            File.Delete("/tmp/healthy");
            return Task.CompletedTask;
        }

        return File.WriteAllTextAsync("/tmp/healthy", report.Status.ToString(), cancellationToken);
    }
}

public sealed class InboxCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(Directory.Exists("/inbox") ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No inbox"));
}
