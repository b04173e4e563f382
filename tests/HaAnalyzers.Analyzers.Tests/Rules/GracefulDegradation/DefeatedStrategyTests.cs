using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.RuleVerifier<HaAnalyzers.Analyzers.Rules.GracefulDegradation.DefeatedStrategyAnalyzer>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class DefeatedStrategyTests
{
    private const string Builder = "new ResiliencePipelineBuilder<string>()";
    private const string Retry = "AddRetry(new RetryStrategyOptions<string>())";
    private const string Breaker = "AddCircuitBreaker(new CircuitBreakerStrategyOptions<string>())";
    private const string Fallback = "AddFallback(new FallbackStrategyOptions<string> { FallbackAction = Empty })";
    private const string MarkedFallback = "[|AddFallback|](new FallbackStrategyOptions<string> { FallbackAction = Empty })";

    [Theory]
    [InlineData($"{Builder}.{Fallback}.AddTimeout(TimeSpan.FromSeconds(30)).{Retry}.{Breaker}.AddTimeout(TimeSpan.FromSeconds(10)).Build();")]
    [InlineData($"{Builder}.{Breaker}.{Retry}.Build();")]
    [InlineData($"{Builder}.{Retry}.{Breaker}.Build();")]
    [InlineData($"{Builder}.{Retry}.Build();")]
    [InlineData($"{Builder}.AddTimeout(TimeSpan.FromSeconds(30)).{Retry}.Build();")]
    [InlineData($"{Builder}.AddTimeout(TimeSpan.FromSeconds(5)).{Fallback}.Build();")]
    [InlineData($"{Builder}.{Retry}.AddFallback(new FallbackStrategyOptions<string> {{ ShouldHandle = new PredicateBuilder<string>().Handle<BrokenCircuitException>(), FallbackAction = Empty }}).Build();")]
    [InlineData($"{Builder}.{Retry}.AddFallback(new FallbackStrategyOptions<string> {{ ShouldHandle = args => PredicateResult.True(), FallbackAction = Empty }}).Build();")]
    [InlineData($"{Builder}.AddRetry(new RetryStrategyOptions<string> {{ ShouldHandle = new PredicateBuilder<string>().HandleResult(\"\") }}).{Fallback}.Build();")]
    [InlineData($"{Builder}.AddRetry(Options).{Fallback}.Build();")]
    [InlineData($"var builder = {Builder}; if (flag) {{ builder.{Retry}; }} else {{ builder.{Fallback}; }} builder.Build();")]
    [InlineData($"var builder = {Builder}; Extend(builder); builder.{Retry}; builder.{Fallback}; builder.Build();")]
    [InlineData("Policy.WrapAsync(Policy.Handle<Exception>().FallbackAsync(_ => Task.CompletedTask), Policy.Handle<HttpRequestException>().RetryAsync(3));")]
    [InlineData("Policy.WrapAsync(Policy.Handle<Exception>().RetryAsync(3), Policy.Handle<BrokenCircuitException>().FallbackAsync(_ => Task.CompletedTask));")]
    [InlineData("Policy.WrapAsync(given, Policy.Handle<Exception>().FallbackAsync(_ => Task.CompletedTask));")]
    [InlineData("Policy.WrapAsync(Policy<string>.HandleResult(\"\").RetryAsync(3), Policy<string>.Handle<Exception>().FallbackAsync(\"\"));")]
    [InlineData("Policy.WrapAsync(Policy.TimeoutAsync(30), Policy.Handle<IOException>().RetryAsync(3), Policy.TimeoutAsync(10));")]
    [InlineData($"{Builder}.AddTimeout(total).AddTimeout(TimeSpan.FromSeconds(10)).Build();")]
    [InlineData("services.AddResiliencePipeline(\"page\", builder => builder.AddTimeout(TimeSpan.FromSeconds(30)).AddTimeout(TimeSpan.FromSeconds(10)));")]
    [InlineData("services.AddHttpClient(\"page\").AddStandardResilienceHandler();")]
    [InlineData("Policy.WrapAsync(Answered, Broken);")]
    [InlineData("Policy.WrapAsync(Broken, Assigned);")]
    [InlineData("Circular.Execute(() => { });")]
    [InlineData("Policy.WrapAsync();")]
    [InlineData($"{Builder}.AddRetry(new RetryStrategyOptions<string> {{ ShouldHandle = new PredicateBuilder<string>().Handle<Exception>() }}).{Fallback}.Build();")]
    [InlineData($"{Builder}.AddRetry(new RetryStrategyOptions<string> {{ ShouldHandle = new PredicateBuilder<string>().Handle<HttpRequestException>().Handle<TaskCanceledException>() }}).{Fallback}.Build();")]
    [InlineData("Policy.WrapAsync(Policy.Handle<Exception>().RetryAsync(3), Policy.Handle<Exception>(e => e is not OperationCanceledException).FallbackAsync(_ => Task.CompletedTask));")]
    [InlineData("Policy.WrapAsync(Policy.Handle<Exception>(e => e is not OperationCanceledException { InnerException: not TimeoutException }).RetryAsync(3), Policy.Handle<Exception>(e => e is not OperationCanceledException).FallbackAsync(_ => Task.CompletedTask));")]
    [InlineData("Policy.WrapAsync(Policy.Handle<IOException>().RetryAsync(3), Policy.Handle<Exception>(e => e is not IOException).FallbackAsync(_ => Task.CompletedTask));")]
    public Task OrderThatWorksOrIsADecision_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("Policy.[|WrapAsync|](Broken, Answered);")]
    [InlineData($"{Builder}.{Retry}.{MarkedFallback}.Build();")]
    [InlineData($"{Builder}.{Breaker}.{MarkedFallback}.Build();")]
    [InlineData($"{Builder}.{Retry}.{Breaker}.AddTimeout(TimeSpan.FromSeconds(1)).{MarkedFallback}.Build();")]
    [InlineData($"{Builder}.AddRetry(new RetryStrategyOptions<string> {{ ShouldHandle = new PredicateBuilder<string>().Handle<HttpRequestException>() }}).{MarkedFallback}.Build();")]
    [InlineData($"var builder = {Builder}; builder.{Retry}; builder.{Fallback}; builder.[|Build|]();")]
    [InlineData($"services.AddResiliencePipeline<string, string>(\"page\", builder => builder.{Retry}.{MarkedFallback});")]
    [InlineData($"services.AddResiliencePipeline<string, string>(\"page\", (builder, context) => {{ builder.{Retry}; builder.{MarkedFallback}; }});")]
    [InlineData("Policy.WrapAsync(Policy.Handle<HttpRequestException>().RetryAsync(3), Policy.Handle<Exception>().[|FallbackAsync|](_ => Task.CompletedTask));")]
    [InlineData("Policy.WrapAsync(Policy.Handle<HttpRequestException>().CircuitBreakerAsync(3, default), Policy.Handle<HttpRequestException>().[|FallbackAsync|](_ => Task.CompletedTask));")]
    [InlineData("Policy.Handle<HttpRequestException>().RetryAsync(3).WrapAsync(Policy.Handle<Exception>().[|FallbackAsync|](_ => Task.CompletedTask));")]
    [InlineData("var retry = Policy.Handle<IOException>().RetryAsync(3); var fallback = Policy.Handle<Exception>().FallbackAsync(_ => Task.CompletedTask); Policy.[|WrapAsync|](retry, fallback);")]
    [InlineData("Policy.WrapAsync(Policy.Handle<HttpRequestException>().RetryAsync(3), Policy.Handle<Exception>(e => e is not OperationCanceledException).[|FallbackAsync|](_ => Task.CompletedTask));")]
    [InlineData("Policy.WrapAsync(Policy.Handle<Exception>(e => e is not OperationCanceledException).RetryAsync(3), Policy.Handle<Exception>(e => e is not OperationCanceledException { InnerException: not TimeoutException }).[|FallbackAsync|](_ => Task.CompletedTask));")]
    [InlineData($"{Builder}.{Retry}.[|AddFallback|](new FallbackStrategyOptions<string> {{ ShouldHandle = new PredicateBuilder<string>().Handle<Exception>(e => e is not OperationCanceledException), FallbackAction = Empty }}).Build();")]
    public Task FallbackInsideWhatItDefeats_IsReported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData($"{Builder}.AddTimeout(TimeSpan.FromSeconds(10)).{Retry}.[|AddTimeout|](TimeSpan.FromSeconds(30)).Build();")]
    [InlineData($"{Builder}.AddTimeout(TimeSpan.FromSeconds(10)).{Retry}.[|AddTimeout|](TimeSpan.FromMilliseconds(10_000)).Build();")]
    [InlineData($"{Builder}.AddTimeout(new TimeoutStrategyOptions {{ Timeout = TimeSpan.FromSeconds(10) }}).[|AddTimeout|](TimeSpan.FromMinutes(1)).Build();")]
    [InlineData("Policy.WrapAsync(Policy.TimeoutAsync(10), Policy.Handle<IOException>().RetryAsync(3), Policy.[|TimeoutAsync|](TimeSpan.FromSeconds(30)));")]
    [InlineData("services.AddHttpClient(\"page\").AddResilienceHandler(\"page\", builder => builder.AddTimeout(TimeSpan.FromSeconds(1)).[|AddTimeout|](TimeSpan.FromSeconds(3)));")]
    public Task InnerTimeoutThatNeverFires_IsReported(string statement) => VerifyAsync(statement);

    [Fact]
    public Task TestProject_IsSilent() => Verify.VerifyAsync(Program($"{Builder}.{Retry}.{Fallback}.Build();"), TestProject.ServiceLibrary with { IsTestProject = true });

    [Fact]
    public Task Message_SaysWhatIsDefeated() => Verify.VerifyMessageAsync(
        Program($"{Builder}.{Breaker}.{Fallback.Replace("AddFallback", "{|#0:AddFallback|}", StringComparison.Ordinal)}.Build();"),
        "This fallback inside the circuit breaker answers every failure before it is counted, so the breaker never opens; put the fallback outside",
        TestProject.ServiceLibrary);

    private static Task VerifyAsync(string statement) => Verify.VerifyAsync(Program(statement), TestProject.ServiceLibrary);

    private static string Program(string statement) =>
        $$"""
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Fallback;
        using Polly.Retry;
        using Polly.Timeout;
        using Polly.Wrap;

        public static class Guards
        {
            private static readonly RetryStrategyOptions<string> Options = new();

            private static readonly IAsyncPolicy Broken = Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

            private static IAsyncPolicy Answered { get; } = Policy.Handle<HttpRequestException>().FallbackAsync(_ => Task.CompletedTask);

            private static IAsyncPolicy Assigned { get; set; } = Policy.Handle<HttpRequestException>().FallbackAsync(_ => Task.CompletedTask);

            private static readonly PolicyWrap Circular = Policy.Wrap(CircularToo, Policy.Timeout(1));

            private static readonly PolicyWrap CircularToo = Policy.Wrap(Circular, Policy.Timeout(1));

            public static void Create(IServiceCollection services, bool flag, TimeSpan total, IAsyncPolicy given)
            {
                {{statement}}
            }

            private static void Extend(ResiliencePipelineBuilder<string> builder) { }

            private static ValueTask<Outcome<string>> Empty(FallbackActionArguments<string> arguments) => Outcome.FromResultAsValueTask("");
        }
        """;
}
