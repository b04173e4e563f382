// library
using Polly;

namespace Shop.Clients;

public sealed class StockClient(HttpClient http, ResiliencePipeline pipeline)
{
    public async Task<string> LostAsync(string url) => await pipeline.{|HA1014:Execute|}(() => http.GetStringAsync(url));

    public async Task<string> GuardedAsync(string url, CancellationToken cancellationToken) =>
        await pipeline.ExecuteAsync(async token => await http.GetStringAsync(url, token), cancellationToken);

    public string Blocking(string url) => pipeline.Execute(() => http.GetStringAsync(url).GetAwaiter().GetResult());

    public Task<int> CompletedAsync(string text) => pipeline.Execute(() => Task.FromResult(text.Length));

    public T Any<T>(Func<T> work) => pipeline.Execute(work);
}
