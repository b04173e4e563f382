using System.Diagnostics;
using System.Net;
using Homepage.Pages;
using Homepage.Services;

namespace Homepage.Drill;

/// <summary>Asks for pages as a browser would, and gives up when a person would.</summary>
internal sealed class Visitor : IDisposable
{
    /// <summary>How long a visitor waits for a page.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly HttpClient _http = new() { Timeout = Timeout.InfiniteTimeSpan };

    /// <param name="begun">What <see cref="Visit.Begun"/> is to be.</param>
    public async Task<Visit> VisitAsync(Uri page, int user, TimeSpan begun, CancellationToken cancellationToken)
    {
        long started = Stopwatch.GetTimestamp();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        try
        {
            using HttpResponseMessage response = await _http.GetAsync(new Uri(page, $"/?user={user}"), patience.Token);
            string body = await response.Content.ReadAsStringAsync(patience.Token);
            TimeSpan duration = Stopwatch.GetElapsedTime(started);
            PageReading reading = PageReading.Read(body);
            return new Visit(begun, duration, Classify(response.StatusCode, body, reading), $"HTTP {(int)response.StatusCode}", reading.Parts);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failed($"no answer within {Patience.TotalSeconds:0} s");
        }
        catch (HttpRequestException failure)
        {
            return Failed(failure.Message);
        }

        Visit Failed(string answer) => new(begun, Stopwatch.GetElapsedTime(started), Outcome.Failed, answer, Visit.NoParts);
    }

    public void Dispose() => _http.Dispose();

    internal static Outcome Classify(HttpStatusCode status, string body, PageReading reading) => status switch
    {
        HttpStatusCode.OK when reading.IsFull => Outcome.Full,
        HttpStatusCode.OK when reading.IsComplete => Outcome.Degraded,
        HttpStatusCode.ServiceUnavailable when body.Contains(ServiceKind.Account.Description, StringComparison.OrdinalIgnoreCase) => Outcome.SaidWhy,
        _ => Outcome.Failed,
    };
}
