// program
using System.Net.Http.Json;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddStreaming(builder.Configuration["Recommendations"]!);
builder.Services.AddHostedService<Mailer>();
builder.Build().Run();

public static class StreamingServices
{
    public static IServiceCollection AddStreaming(this IServiceCollection services, string address)
    {
        services.AddHttpClient<IRecommendations, RecommendationsClient>(client => client.BaseAddress = new Uri(address));
        return services.GuardNonCriticalDependencies();
    }
}

[NonCritical("The mail has no tips")]
public interface IRecommendations
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync(CancellationToken token);
}

public sealed class RecommendationsClient(HttpClient http) : IRecommendations
{
    public async Task<IReadOnlyList<string>> TopAsync(CancellationToken token) => await http.GetFromJsonAsync<string[]>("/top", token) ?? [];
}

public sealed class Mailer(IRecommendations recommendations) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            Console.WriteLine(string.Join(", ", await recommendations.TopAsync(stoppingToken)));
            await Task.Delay(TimeSpan.FromDays(1), stoppingToken);
        }
    }
}
