// library
namespace Maps.Contracts;

public readonly record struct Place(double Latitude, double Longitude);

[NonCritical("Addresses are shown without a map")]
[OmitFallback("No map")]
public interface IMaps
{
    Task<Uri?> ImageAsync(Place place, int zoom, CancellationToken cancellationToken = default);

    Task<string?> NameOfAsync(Place place);

    [DefaultFallback(false)]
    ValueTask<bool> IsCoveredAsync(Place place);
}

[NonCritical("Searches suggest nothing", Fallback = typeof(NoSuggestions))]
public interface ISuggestions
{
    Task<IReadOnlyList<string>> ForAsync(string text);

    IAsyncEnumerable<string> StreamAsync(string text);
}

public sealed class NoSuggestions : ISuggestions
{
    public Task<IReadOnlyList<string>> ForAsync(string text) => Task.FromResult<IReadOnlyList<string>>([]);

    public async IAsyncEnumerable<string> StreamAsync(string text)
    {
        await Task.CompletedTask;
        yield break;
    }
}
