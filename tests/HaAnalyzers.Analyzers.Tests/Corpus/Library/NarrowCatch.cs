// library
using System.Net;
using System.Net.Http.Json;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Streaming;

public sealed class TitlesClient(HttpClient http)
{
    private static readonly ResiliencePipeline Pipeline = new ResiliencePipelineBuilder()
        .AddCircuitBreaker(new CircuitBreakerStrategyOptions())
        .AddTimeout(TimeSpan.FromSeconds(2))
        .Build();

    public async Task<string[]?> NarrowAsync(string url)
    {
        try
        {
            return await Pipeline.ExecuteAsync(async token => await http.GetFromJsonAsync<string[]>(url, token));
        }
        catch ({|HA1015:HttpRequestException|})
        {
            return [];
        }
    }

    public async Task<string[]?> WideAsync(string url)
    {
        try
        {
            return await Pipeline.ExecuteAsync(async token => await http.GetFromJsonAsync<string[]>(url, token));
        }
        catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException)
        {
            return [];
        }
    }

    public async Task<string[]?> NotFoundAsync(string url)
    {
        try
        {
            return await Pipeline.ExecuteAsync(async token => await http.GetFromJsonAsync<string[]>(url, token));
        }
        catch (HttpRequestException exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<string[]?> BothAsync(string url)
    {
        try
        {
            return await Pipeline.ExecuteAsync(async token => await http.GetFromJsonAsync<string[]>(url, token));
        }
        catch (HttpRequestException)
        {
            return [];
        }
        catch (ExecutionRejectedException)
        {
            return [];
        }
    }
}
