using System.Diagnostics;
using System.Net;
using Homepage.Pages;

namespace Homepage.Serve;

/// <summary>Fetches a page for the control room and says what it is.</summary>
internal sealed class PagePreview : IDisposable
{
    /// <summary>How long the control room waits. A browser would go on for minutes.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    private readonly HttpClient _http = new() { Timeout = Patience };

    public async Task<PageView> LoadAsync(Uri page, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        try
        {
            using HttpResponseMessage response = await _http.GetAsync(page, cancellationToken);
            string html = await response.Content.ReadAsStringAsync(cancellationToken);
            return new PageView((int)response.StatusCode, Elapsed(), Summarise(response.StatusCode, html), html);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PageView(0, Elapsed(), FormattableString.Invariant($"no answer within {Patience.TotalSeconds:0} s"), "");
        }
        catch (HttpRequestException failure)
        {
            return new PageView(0, Elapsed(), failure.Message, "");
        }

        int Elapsed() => (int)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
    }

    public void Dispose() => _http.Dispose();

    private static string Summarise(HttpStatusCode status, string html)
    {
        if (status is not HttpStatusCode.OK)
        {
            return status is HttpStatusCode.ServiceUnavailable ? "unavailable, and says why" : "an error page";
        }

        int degraded = PageReading.Read(html).Parts.Values.Count(state => state is not PartState.Live);
        return degraded switch
        {
            0 => "the whole page",
            1 => "1 part degraded",
            _ => FormattableString.Invariant($"{degraded} parts degraded"),
        };
    }
}
