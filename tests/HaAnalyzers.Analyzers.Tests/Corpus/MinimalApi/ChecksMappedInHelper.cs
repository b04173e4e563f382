// program
// option: ha_shedding = gateway
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(NpgsqlDataSource.Create(builder.Configuration["Db"]!));
builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: ["ready"], timeout: TimeSpan.FromSeconds(1));
var app = builder.Build();
if (app.Environment.IsDevelopment())
{
    app.MapGet("/debug", () => Environment.Version.ToString());
}

app.MapProbes();
app.MapGet("/", () => "Hello");
app.Run();

public static class Probes
{
    public static void MapProbes(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = static _ => false });
        routes.{|HA2011:MapHealthChecks|}("/healthz/ready", new HealthCheckOptions
        {
            Predicate = static check => check.Tags.Contains("ready"),
            ResultStatusCodes = { [HealthStatus.Degraded] = StatusCodes.Status200OK },
        });
    }
}

public sealed class DatabaseCheck(NpgsqlDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
