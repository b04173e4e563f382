using System.Net;
using System.Net.Http.Headers;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Extensions.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.Throttling;

public sealed class RetryAfterTests : IDisposable
{
    private const string Fallback = "-";

    private readonly FakeTimeProvider _time = new();
    private readonly Service _service = new();

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.TooManyRequests)]
    public async Task TypedClient_IsLeftAloneUntilThen(HttpStatusCode status)
    {
        await using ServiceProvider provider = Build(AddTyped);
        await WarmAsync(provider);
        _service.Answer(status, new RetryConditionHeaderValue(TimeSpan.FromSeconds(20)));
        Assert.Equal(Fallback, await AskAsync(provider));
        _service.Answer(HttpStatusCode.OK);

        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.Equal((Fallback, 11), (await AskAsync(provider), _service.Requests));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(("42", 12), (await AskAsync(provider), _service.Requests));
    }

    [Fact]
    public async Task Date_IsUnderstood()
    {
        await using ServiceProvider provider = Build(AddTyped);
        await WarmAsync(provider);
        _service.Answer(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(_time.GetUtcNow() + TimeSpan.FromSeconds(20)));
        await AskAsync(provider);
        _service.Answer(HttpStatusCode.OK);

        Assert.Equal(Fallback, await AskAsync(provider));
        _time.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal("42", await AskAsync(provider));
    }

    [Fact]
    public async Task LongerThanTheLongestBreak_CountsAsThat()
    {
        await using ServiceProvider provider = Build(AddTyped);
        await WarmAsync(provider);
        _service.Answer(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(TimeSpan.FromDays(365)));
        await AskAsync(provider);
        _service.Answer(HttpStatusCode.OK);

        _time.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(Fallback, await AskAsync(provider));
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("42", await AskAsync(provider));
    }

    [Theory]
    [InlineData(HttpStatusCode.InternalServerError, 20)]
    [InlineData(HttpStatusCode.OK, 20)]
    [InlineData(HttpStatusCode.ServiceUnavailable, null)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 0)]
    public async Task NothingToHonor_IsAskedAgainAtOnce(HttpStatusCode status, int? seconds)
    {
        await using ServiceProvider provider = Build(AddTyped);
        Assert.Equal("42", await WarmAsync(provider));
        _service.Answer(status, seconds is { } wait ? new RetryConditionHeaderValue(TimeSpan.FromSeconds(wait)) : null);
        await AskAsync(provider);
        await AskAsync(provider);

        Assert.Equal(12, _service.Requests);
    }

    [Fact]
    public async Task WithoutThrottle_IsAskedAgainAtOnce()
    {
        await using ServiceProvider provider = Build(AddTyped, throttled: false);
        _service.Answer(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(TimeSpan.FromSeconds(20)));
        await AskAsync(provider);
        await AskAsync(provider);

        Assert.Equal(2, _service.Requests);
    }

    [Fact]
    public async Task NamedClient_TellsTheGuardItIsFor()
    {
        await using ServiceProvider provider = Build(services =>
        {
            services.AddHttpClient("quotes").ConfigurePrimaryHttpMessageHandler(() => _service).HonorRetryAfter<IQuotes>();
            services.AddTransient<IQuotes>(own => new QuotesClient(own.GetRequiredService<IHttpClientFactory>().CreateClient("quotes")));
        });
        await WarmAsync(provider);
        _service.Answer(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(TimeSpan.FromSeconds(20)));
        await AskAsync(provider);
        await AskAsync(provider);

        Assert.Equal(11, _service.Requests);
    }

    [Fact]
    public async Task KeyedRegistrations_AreLeftAloneOneByOne()
    {
        await using ServiceProvider provider = Build(services =>
        {
            foreach (string region in (string[])["eu", "us"])
            {
                services.AddHttpClient(region).ConfigurePrimaryHttpMessageHandler(() => _service).HonorRetryAfter<IQuotes>(region);
                services.AddKeyedTransient<IQuotes>(region, (own, _) => new QuotesClient(own.GetRequiredService<IHttpClientFactory>().CreateClient(region)));
            }
        });
        await WarmAsync(provider, "eu");
        _service.Answer(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(TimeSpan.FromSeconds(20)));
        await AskAsync(provider, "eu");
        _service.Answer(HttpStatusCode.OK);

        Assert.Equal(Fallback, await AskAsync(provider, "eu"));
        Assert.Equal("42", await AskAsync(provider, "us"));
    }

    [Fact]
    public async Task ClientWithoutGuard_GoesOnAsBefore()
    {
        var services = new ServiceCollection();
        services.AddHttpClient("quotes").ConfigurePrimaryHttpMessageHandler(() => _service).HonorRetryAfter<IQuotes>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        _service.Answer(HttpStatusCode.ServiceUnavailable, new RetryConditionHeaderValue(TimeSpan.FromSeconds(20)));

        using HttpResponseMessage response = await provider.GetRequiredService<IHttpClientFactory>().CreateClient("quotes")
            .GetAsync(new Uri("http://quotes/a"), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
    }

    private static Task<string> AskAsync(ServiceProvider provider, string? key = null) =>
        (key is null ? provider.GetRequiredService<IQuotes>() : provider.GetRequiredKeyedService<IQuotes>(key)).OfAsync("a", TestContext.Current.CancellationToken);

    /// <summary>Enough accepted calls for the throttle not to reject one on account of a few that were not.</summary>
    private async Task<string> WarmAsync(ServiceProvider provider, string? key = null)
    {
        _service.Answer(HttpStatusCode.OK);
        string answer = "";
        for (int call = 0; call < 10; call++)
        {
            answer = await AskAsync(provider, key);
        }

        return answer;
    }

    private void AddTyped(IServiceCollection services) =>
        services.AddHttpClient<IQuotes, QuotesClient>().ConfigurePrimaryHttpMessageHandler(() => _service);

    private ServiceProvider Build(Action<IServiceCollection> add, bool throttled = true)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(_time);
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(
            [KeyValuePair.Create<string, string?>("Ha:Dependencies:IQuotes:AdaptiveThrottle", throttled ? "true" : "false")]).Build());
        add(services);
        services.GuardNonCriticalDependencies();
        return services.BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
    }

    private sealed class Service : HttpMessageHandler
    {
        private HttpStatusCode _status;
        private RetryConditionHeaderValue? _retryAfter;

        public int Requests { get; private set; }

        public void Answer(HttpStatusCode status, RetryConditionHeaderValue? retryAfter = null) => (_status, _retryAfter) = (status, retryAfter);

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests++;
            var response = new HttpResponseMessage(_status) { Content = new StringContent("42") };
            response.Headers.RetryAfter = _retryAfter;
            return Task.FromResult(response);
        }
    }
}
