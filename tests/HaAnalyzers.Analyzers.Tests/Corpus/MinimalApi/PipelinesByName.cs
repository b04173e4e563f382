// program
using Polly;
using Polly.CircuitBreaker;
using Polly.Registry;
using Polly.Retry;
using Polly.Timeout;

WebApplicationBuilder builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient("search", client => client.Timeout = TimeSpan.FromSeconds(30));
builder.Services.AddResiliencePipeline(PipelineNames.Search, (pipeline, context) =>
{
    pipeline.AddTimeout(TimeSpan.FromSeconds(10));
    pipeline.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 2 });
    pipeline.AddCircuitBreaker(new CircuitBreakerStrategyOptions());
});
builder.Services.AddResiliencePipeline("import", pipeline => pipeline.AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5 }));
builder.Services.AddSingleton<SearchClient>();

WebApplication app = builder.Build();
app.UseLoadShedding();
app.MapGet("/search", (string text, SearchClient client, CancellationToken token) => client.FindAsync(text, token));
app.MapGet("/suggest", async (string text, [FromKeyedServices("search")] ResiliencePipeline pipeline, IHttpClientFactory clients, CancellationToken token) =>
{
    using HttpClient http = clients.CreateClient("search");
    return await pipeline.ExecuteAsync(async inner => await http.{|HA1011:GetStringAsync|}($"/suggest?q={text}"), token);
});
app.MapPost("/import", async ([FromKeyedServices("import")] ResiliencePipeline pipeline, IHttpClientFactory clients) =>
{
    using HttpClient http = clients.CreateClient("search");
    return await pipeline.ExecuteAsync(async _ => await http.GetStringAsync("/import"));
});
app.Run();

public static class PipelineNames
{
    public const string Search = "search";
}

public sealed class SearchClient
{
    private readonly IHttpClientFactory _clients;
    private readonly ResiliencePipeline _pipeline;

    public SearchClient(IHttpClientFactory clients, ResiliencePipelineProvider<string> pipelines)
    {
        _clients = clients;
        _pipeline = pipelines.GetPipeline(PipelineNames.Search);
    }

    public async Task<string> FindAsync(string text, CancellationToken cancellationToken)
    {
        using HttpClient http = _clients.CreateClient("search");
        try
        {
            return await _pipeline.ExecuteAsync(async token => await http.GetStringAsync($"/search?q={text}", token), cancellationToken);
        }
        catch ({|HA1015:HttpRequestException|})
        {
            return "[]";
        }
    }
}
