using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.RuleVerifier<HaAnalyzers.Analyzers.Rules.GracefulDegradation.NarrowFallbackCatchAnalyzer>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class NarrowFallbackCatchTests
{
    private const string Guarded = "return await pipeline.ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);";
    private const string Answer = "catch ([|HttpRequestException|]) { return \"\"; }";
    private const string SilentAnswer = "catch (HttpRequestException) { return \"\"; }";

    [Theory]
    [InlineData("catch (Exception) { return \"\"; }")]
    [InlineData("catch { return \"\"; }")]
    [InlineData("catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException) { return \"\"; }")]
    [InlineData("catch (HttpRequestException) { return \"\"; } catch (BrokenCircuitException) { return \"\"; }")]
    [InlineData("catch (ExecutionRejectedException) { return \"\"; } catch (HttpRequestException) { return \"\"; }")]
    [InlineData("catch (HttpRequestException) { return \"\"; } catch (Exception) { throw; }")]
    [InlineData("catch (HttpRequestException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound) { return \"\"; }")]
    [InlineData("catch (HttpRequestException exception) { throw new InvalidOperationException(\"\", exception); }")]
    [InlineData("catch (HttpRequestException) { throw; }")]
    [InlineData("catch (ArgumentException) { return \"\"; }")]
    [InlineData("finally { token.ThrowIfCancellationRequested(); }")]
    public Task WiderOrOtherCatch_IsSilent(string handlers) => VerifyAsync(Guarded, handlers);

    [Theory]
    [InlineData("return await http.GetStringAsync(\"/\", token);")]
    [InlineData("return await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("return await Retrying.ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("return await new ResiliencePipelineBuilder<string>().AddFallback(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask(\"\") }).AddTimeout(TimeSpan.FromSeconds(1)).Build().ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("return await Policy.Handle<HttpRequestException>().RetryAsync(3).ExecuteAsync(() => http.GetStringAsync(\"/\", token));")]
    public Task GuardThatRefusesNothing_IsSilent(string body) => VerifyAsync(body, SilentAnswer);

    [Theory]
    [InlineData(Guarded)]
    [InlineData("var page = await pipeline.ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token); return page + page;")]
    [InlineData("return await Guarding.ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("var named = provider.GetPipeline(\"page\"); return await named.ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("return await provider.GetPipeline(\"page\").ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("return await new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build().ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("return await Policy.TimeoutAsync(1).ExecuteAsync(inner => http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("return await policy.ExecuteAsync(() => http.GetStringAsync(\"/\", token));")]
    public Task CatchOfTheDependencysExceptionAlone_IsReported(string body) => VerifyAsync(body, Answer);

    [Theory]
    [InlineData("services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());", Answer)]
    [InlineData("services.ConfigureHttpClientDefaults(client => { client.AddStandardResilienceHandler(); });", Answer)]
    [InlineData("services.AddHttpClient<Page>().AddStandardResilienceHandler();", Answer)]
    [InlineData("services.AddHttpClient<Page>(client => { }).AddStandardHedgingHandler();", Answer)]
    [InlineData("services.AddHttpClient<Page>();", SilentAnswer)]
    [InlineData("services.AddHttpClient<Other>().AddStandardResilienceHandler();", SilentAnswer)]
    [InlineData("services.AddHttpClient(\"other\").AddStandardResilienceHandler();", SilentAnswer)]
    public Task ClientBehindAHandler_IsReported(string registration, string handlers) => Verify.VerifyAsync(
        [Page("return await http.GetStringAsync(\"/\", token);", handlers), Registration(registration)], TestProject.ServiceLibrary);

    [Fact]
    public Task GenericClientBehindAHandler_IsReported() => Verify.VerifyAsync(
        [
            """
            public sealed class Client<T>(HttpClient http)
            {
                public async Task<string> RenderAsync()
                {
                    try { return await http.GetStringAsync("/"); }
                    catch ([|HttpRequestException|]) { return ""; }
                }
            }
            """,
            Registration("services.AddHttpClient<Client<int>>().AddStandardResilienceHandler();"),
        ],
        TestProject.ServiceLibrary);

    [Fact]
    public Task ClientOfOnesOwn_IsSilent() => Verify.VerifyAsync(
        [
            """
            public sealed class Page
            {
                private readonly HttpClient _http = new();

                public async Task<string> RenderAsync()
                {
                    try { return await _http.GetStringAsync("/"); }
                    catch (HttpRequestException) { return ""; }
                }

                public async Task<string> OtherAsync()
                {
                    using var http = new HttpClient();
                    try { return await http.GetStringAsync("/"); }
                    catch (HttpRequestException) { return ""; }
                }
            }

            public sealed class Other;
            """,
            Registration("services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler());"),
        ],
        TestProject.ServiceLibrary);

    [Fact]
    public Task TestProject_IsSilent() => Verify.VerifyAsync(Page(Guarded, SilentAnswer), TestProject.ServiceLibrary with { IsTestProject = true });

    [Fact]
    public Task Message_NamesTheExceptions() => Verify.VerifyMessageAsync(
        Page(Guarded, "catch ({|#0:HttpRequestException|}) { return \"\"; }"),
        "This fallback for 'HttpRequestException' misses the 'BrokenCircuitException' and 'TimeoutRejectedException' of the pipeline; catch 'ExecutionRejectedException' as well",
        TestProject.ServiceLibrary);

    private static Task VerifyAsync(string body, string handlers) => Verify.VerifyAsync(Page(body, handlers), TestProject.ServiceLibrary);

    private static string Registration(string statement) =>
        $$"""
        public static class Startup { public static void Add(IServiceCollection services) { {{statement}} } }
        """;

    private static string Page(string body, string handlers) =>
        $$"""
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Fallback;
        using Polly.Registry;
        using Polly.Retry;

        public sealed class Page(HttpClient http, ResiliencePipeline pipeline, ResiliencePipelineProvider<string> provider, IAsyncPolicy policy)
        {
            private static readonly ResiliencePipeline Retrying = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();

            private static readonly ResiliencePipeline Guarding = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build();

            public async Task<string> RenderAsync(CancellationToken token)
            {
                try { {{body}} }
                {{handlers}}
            }
        }

        public sealed class Other;
        """;
}
