// program
// option: ha_shedding = gateway
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(NpgsqlDataSource.Create("Host=db-1,db-2;Database=shop;Target Session Attributes=primary"));
builder.Services.AddHealthChecks().AddCheck<DatabaseCheck>("database", tags: ["db"], timeout: TimeSpan.FromSeconds(2));

var app = builder.Build();
app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false });
app.{|HA2002:MapHealthChecks|}("/health/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains("ready") });
app.MapGet("/", async (NpgsqlDataSource source, CancellationToken token) =>
{
    await using NpgsqlCommand command = source.CreateCommand("select name from articles limit 1");
    return (string?)await command.ExecuteScalarAsync(token);
});
app.Run();

public sealed class DatabaseCheck(NpgsqlDataSource source) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
