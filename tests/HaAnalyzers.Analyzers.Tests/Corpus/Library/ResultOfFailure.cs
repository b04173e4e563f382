// library
using Refit;

namespace Shop.Shipping;

public sealed record Quote(decimal Price);

[Critical("An order needs a price for its parcel")]
public interface ICarrier
{
    [Get("/quotes/{country}")]
    Task<ApiResponse<Quote>> QuoteAsync(string country, CancellationToken token);
}

public readonly record struct Result<T>(T? Value, string? Error);

public sealed class Shipping(ICarrier carrier)
{
    public async Task<Result<Quote>> QuoteAsync(string country, CancellationToken token)
    {
        try
        {
            using ApiResponse<Quote> response = await carrier.QuoteAsync(country, token);
            return response.Content is { } quote ? new(quote, null) : new(null, $"{response.StatusCode}");
        }
        catch (HttpRequestException exception)
        {
            return new(null, exception.Message);
        }
    }
}
