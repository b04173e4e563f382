// library
using Microsoft.AspNetCore.Mvc.RazorPages;
using Polly;
using Polly.CircuitBreaker;

namespace Shop.Pages;

public sealed class IndexModel(HttpClient http) : PageModel
{
    private readonly ResiliencePipeline _pipeline =
        new ResiliencePipelineBuilder().{|HA1008:AddCircuitBreaker|}(new CircuitBreakerStrategyOptions()).Build();

    public string Text { get; private set; } = "";

    public async Task OnGetAsync(CancellationToken cancellationToken) =>
        Text = await _pipeline.ExecuteAsync(async token => await http.GetStringAsync("/", token), cancellationToken);
}

public sealed class TextSource(HttpClient http)
{
    private readonly ResiliencePipeline _pipeline =
        new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build();

    public async Task<string> ReadAsync(CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async token => await http.GetStringAsync("/", token), cancellationToken);
}
