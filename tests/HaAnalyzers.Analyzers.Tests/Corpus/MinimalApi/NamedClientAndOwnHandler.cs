// program
// option: ha_shedding = gateway
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTransient<RetryHandler>();
builder.Services.AddHttpClient("search").AddHttpMessageHandler<RetryHandler>();
builder.Services.AddHttpClient("images").AddResilienceHandler("images", pipeline => pipeline
    .AddTimeout(new TimeoutStrategyOptions { Timeout = TimeSpan.FromSeconds(10) })
    .AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>())
    .AddTimeout(TimeSpan.FromSeconds(2)));

var app = builder.Build();
app.MapGet("/search/{text}", (string text, IHttpClientFactory clients, CancellationToken token) =>
    clients.CreateClient("search").GetStringAsync($"/q/{text}", token));
app.Run();

public sealed class RetryHandler : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
        if ((int)response.StatusCode < 500)
        {
            return response;
        }

        response.Dispose();
        return await base.SendAsync(request, cancellationToken);
    }
}
