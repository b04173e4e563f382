// library
using System.Net.Http.Json;
using System.Runtime.CompilerServices;

namespace Streaming;

[NonCritical("Titles have no trailer")]
public interface ITrailers
{
    [OmitFallback("No trailer")]
    Task<Uri?> OfAsync(int title, CancellationToken cancellationToken = default);
}

internal sealed class TrailersClient(HttpClient http) : ITrailers
{
    public async Task<Uri?> OfAsync(int title, CancellationToken cancellationToken = default)
    {
        Trailer? trailer = await http.GetFromJsonAsync<Trailer>($"/trailers/{title}", cancellationToken).ConfigureAwait(false);
        return trailer?.Address;
    }

    private sealed record Trailer(Uri Address);
}

public sealed class TitlePage(ITrailers trailers, IServiceProvider services)
{
    public async Task<string> RenderAsync(int title, CancellationToken token)
    {
        Uri? trailer = await trailers.OfAsync(title, token).ConfigureAwait(false);
        return trailer?.ToString() ?? "";
    }

    public async Task<string> LazyAsync(int title)
    {
        ITrailers later = services.GetRequiredService<ITrailers>();
        return (await later.OfAsync(title))?.Host ?? "";
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    public static string Describe() => nameof(TrailersClient.OfAsync) + typeof(TrailersClient).Name;
}
