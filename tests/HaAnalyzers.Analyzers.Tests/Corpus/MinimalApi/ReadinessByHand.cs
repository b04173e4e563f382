// program
// option: ha_shedding = gateway
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(NpgsqlDataSource.Create(builder.Configuration["ConnectionStrings:Shop"]!));
builder.Services.AddHealthChecks().AddAsyncCheck("database", token => DatabaseAsync(builder.Configuration, token), timeout: TimeSpan.FromSeconds(2));

var app = builder.Build();
app.MapGet("/internal/status", async (HealthCheckService health, CancellationToken token) =>
{
    HealthReport report = await health.CheckHealthAsync(token);
    return report.Status == HealthStatus.Unhealthy ? Results.StatusCode(StatusCodes.Status503ServiceUnavailable) : Results.Ok(report.Status.ToString());
});
app.Run();

static async Task<HealthCheckResult> DatabaseAsync(IConfiguration configuration, CancellationToken token)
{
    await using var connection = new NpgsqlConnection(configuration["ConnectionStrings:Shop"]);
    await connection.OpenAsync(token);
    return HealthCheckResult.Healthy();
}
