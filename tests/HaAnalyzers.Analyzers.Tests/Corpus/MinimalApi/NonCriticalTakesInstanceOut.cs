// program
// option: ha_shedding = gateway
using System.Net.Http.Json;
using Microsoft.Extensions.Diagnostics.HealthChecks;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<IRecommendations, RecommendationsClient>();
builder.Services.GuardNonCriticalDependencies();
builder.Services.AddHealthChecks()
    .{|HA2007:AddCheck<RecommendationsCheck>|}("recommendations", timeout: TimeSpan.FromSeconds(1))
    .AddCheck<RecommendationsCheck>("recommendations-degraded", failureStatus: HealthStatus.Degraded, timeout: TimeSpan.FromSeconds(1));

var app = builder.Build();
app.{|HA2011:MapHealthChecks|}("/health/ready");
app.MapGet("/", (IRecommendations recommendations, CancellationToken token) => recommendations.TopAsync(token));
app.Run();

[NonCritical("The page shows no rows")]
public interface IRecommendations
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync(CancellationToken token);
}

public sealed class RecommendationsClient(HttpClient http) : IRecommendations
{
    public async Task<IReadOnlyList<string>> TopAsync(CancellationToken token) => await http.GetFromJsonAsync<string[]>("/top", token) ?? [];
}

public sealed class RecommendationsCheck(IRecommendations recommendations) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await recommendations.TopAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
