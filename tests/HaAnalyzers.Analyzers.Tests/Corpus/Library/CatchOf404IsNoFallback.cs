// library
using System.Net;
using System.Net.Http.Json;

namespace Shop.Web;

[NonCritical("No reviews")]
public interface IReviews
{
    [OmitFallback("No reviews")]
    Task<string[]?> OfAsync(int article, CancellationToken token);
}

public class ReviewsClient(HttpClient http) : IReviews
{
    public Task<string[]?> OfAsync(int article, CancellationToken token) => http.GetFromJsonAsync<string[]>($"/reviews/{article}", token);
}

public sealed class ArticlePage(ReviewsClient client)
{
    public async Task<string[]?> Only404Async(int article, CancellationToken token)
    {
        try
        {
            return await client.{|HA1001:OfAsync|}(article, token);
        }
        catch (HttpRequestException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    public async Task<(string[]? Reviews, bool Failed)> ResultAsync(int article, CancellationToken token)
    {
        try
        {
            return (await client.OfAsync(article, token), false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return (null, true);
        }
    }

    public Task<string[]?> LeavesTheTry(int article, CancellationToken token)
    {
        try
        {
            return client.{|HA1001:OfAsync|}(article, token);
        }
        catch (Exception)
        {
            return Task.FromResult<string[]?>([]);
        }
    }
}
