// tests
using System.Net;
using System.Net.Http.Json;
using Xunit;

namespace Streaming.Tests;

[NonCritical("No rows")]
public interface IRecommendations
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync();
}

public sealed class RecommendationsClient(HttpClient http) : IRecommendations
{
    public async Task<IReadOnlyList<string>> TopAsync() => await http.GetFromJsonAsync<string[]>("/top") ?? [];
}

public sealed class RecommendationsClientTests
{
    [Fact]
    public async Task Server_Down_Throws()
    {
        var client = new RecommendationsClient(new HttpClient(new Down()) { BaseAddress = new Uri("https://test") });
        await Assert.ThrowsAsync<HttpRequestException>(() => client.TopAsync());
    }

    [Fact]
    public async Task Guard_Answers()
    {
        IRecommendations client = new RecommendationsClient(new HttpClient(new Down()) { BaseAddress = new Uri("https://test") });
        await Assert.ThrowsAsync<HttpRequestException>(async () => await client.TopAsync());
    }

    private sealed class Down : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage(HttpStatusCode.ServiceUnavailable));
    }
}
