// library
using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Shop.Clients;

public sealed class VideosClient(HttpClient http)
{
    private static readonly AsyncCircuitBreakerPolicy Breaker = Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));
    private static readonly AsyncRetryPolicy Retry = Policy.Handle<HttpRequestException>().WaitAndRetryAsync(2, _ => TimeSpan.FromMilliseconds(100));

    public Task<string> ReadAsync(string path, CancellationToken cancellationToken) =>
        Retry.WrapAsync(Breaker).ExecuteAsync(token => http.GetStringAsync(path, token), cancellationToken);

    public async Task<string> ReadOnceAsync(string path)
    {
        try
        {
            return await Breaker.ExecuteAsync(() => http.GetStringAsync(path));
        }
        catch (BrokenCircuitException)
        {
            return "";
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }
}
