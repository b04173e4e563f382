// library
using System.Net.Http.Json;
using Polly;

namespace Shop;

[NonCritical("No reviews below the article")]
public interface IReviews
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> OfAsync(int article, CancellationToken cancellationToken);
}

public sealed class HttpReviews(HttpClient http) : IReviews
{
    public async Task<IReadOnlyList<string>> OfAsync(int article, CancellationToken cancellationToken) =>
        await http.GetFromJsonAsync<string[]>($"/reviews/{article}", cancellationToken) ?? [];
}

public sealed class LoggedReviews(HttpReviews inner, ResiliencePipeline pipeline) : IReviews
{
    public async Task<IReadOnlyList<string>> OfAsync(int article, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(async token => await inner.OfAsync(article, token), cancellationToken);
}

public static class Setup
{
    public static IServiceCollection AddReviews(this IServiceCollection services)
    {
        services.AddHttpClient<HttpReviews>();
        return services.AddScoped<IReviews, LoggedReviews>();
    }
}
