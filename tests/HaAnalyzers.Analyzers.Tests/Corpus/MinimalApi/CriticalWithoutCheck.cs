// program
// option: ha_shedding = gateway
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.{|HA2006:AddSingleton|}(NpgsqlDataSource.Create("Host=db-1,db-2;Database=shop;Target Session Attributes=primary"));
builder.Services.{|HA2006:AddSingleton<IOrders, SqlOrders>|}();
builder.Services.AddHealthChecks().AddCheck<DiskCheck>("disk", timeout: TimeSpan.FromSeconds(1));

var app = builder.Build();
app.{|HA2011:MapHealthChecks|}("/health/ready");
app.MapGet("/orders/count", (IOrders orders, CancellationToken token) => orders.CountAsync(token));
app.Run();

[Critical("There is no shop without its orders")]
public interface IOrders
{
    Task<long> CountAsync(CancellationToken token);
}

public sealed class SqlOrders(NpgsqlDataSource source) : IOrders
{
    public async Task<long> CountAsync(CancellationToken token)
    {
        await using NpgsqlCommand command = source.CreateCommand("select count(*) from orders");
        return (long)(await command.ExecuteScalarAsync(token) ?? 0L);
    }
}

public sealed class DiskCheck : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(new DriveInfo("/").AvailableFreeSpace > 1 << 28 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("Disk full"));
}
