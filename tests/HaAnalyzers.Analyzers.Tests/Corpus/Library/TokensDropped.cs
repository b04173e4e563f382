// library
using System.Net.Http.Json;
using Polly;

namespace Shop.Clients;

public sealed class PriceClient(HttpClient http, ResiliencePipeline pipeline)
{
    public async Task<string> DiscardedAsync(string url) =>
        await pipeline.ExecuteAsync(async _ => await http.{|HA1011:GetStringAsync|}(url));

    public async Task<string> OuterTokenAsync(string url, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(async inner => await http.{|HA1011:GetStringAsync|}(url, cancellationToken), cancellationToken);

    public async Task<string> PassedOnAsync(string url, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token), cancellationToken);

    public async Task<HttpResponseMessage> OnPurposeAsync(string url, string order) =>
        await pipeline.ExecuteAsync(async token => await http.PostAsJsonAsync(url, order, CancellationToken.None));

    public async Task<string> LeftBehindAsync(string url) =>
        await pipeline.ExecuteAsync(async token => await http.GetStringAsync(url).WaitAsync(token));

    public async Task<int> InMemoryAsync(IReadOnlyList<string> words) =>
        await pipeline.ExecuteAsync(_ => ValueTask.FromResult(words.Count));
}
