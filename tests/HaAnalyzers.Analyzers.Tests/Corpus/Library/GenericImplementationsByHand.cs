// library
using System.Net.Http.Json;

namespace Catalog.Details;

public sealed record Review(string Text);

public sealed record Offer(decimal Price);

[NonCritical("Details are missing on the page", Fallback = typeof(Spare<>))]
public interface IDetails<T>
    where T : class
{
    Task<T?> OfAsync(int article, CancellationToken cancellationToken);
}

public class HttpDetails<T>(HttpClient http) : IDetails<T>
    where T : class
{
    public Task<T?> OfAsync(int article, CancellationToken cancellationToken) =>
        http.{|HA1011:GetFromJsonAsync<T>|}($"/{typeof(T).Name}/{article}");
}

public sealed class Offers(HttpClient http) : HttpDetails<Offer>(http);

public sealed class Spare<T>(HttpDetails<T> {|HA0007:details|}) : IDetails<T>
    where T : class
{
    public Task<T?> OfAsync(int article, CancellationToken cancellationToken) =>
        article < 0 ? {|HA1006:throw new InvalidOperationException("no such article")|} : details.OfAsync(article, cancellationToken);
}

public sealed class ArticlePage(HttpDetails<Review> reviews, Offers offers, IDetails<Review> guarded)
{
    public async Task<(Review?, Offer?)> RenderAsync(int article, CancellationToken cancellationToken) =>
        (await reviews.{|HA1001:OfAsync|}(article, cancellationToken), await offers.{|HA1001:OfAsync|}(article, cancellationToken));

    public async Task<Review?> CarefulAsync(int article, CancellationToken cancellationToken)
    {
        try
        {
            return await reviews.OfAsync(article, cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return await guarded.OfAsync(article, cancellationToken);
        }
    }
}

public sealed class DetailsPage<T>
    where T : class
{
    private readonly IDetails<T> _details;

    public DetailsPage(HttpClient http) => _details = new HttpDetails<T>(http);

    public Task<T?> RenderAsync(int article, CancellationToken cancellationToken) => _details.{|HA1001:OfAsync|}(article, cancellationToken);
}
