using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.RuleVerifier<HaAnalyzers.Analyzers.Rules.GracefulDegradation.CountedCancellationAnalyzer>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class CountedCancellationTests
{
    [Theory]
    [InlineData("")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is not OperationCanceledException),")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => !(exception is TaskCanceledException)),")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => exception is HttpRequestException or TimeoutException),")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<Exception>(exception => IsTransient(exception)),")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<Exception>(IsTransient),")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<OperationCanceledException>(),")]
    [InlineData("ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is HttpRequestException),")]
    [InlineData("ShouldHandle = args => new ValueTask<bool>(args.Outcome.Exception is not null and not OperationCanceledException),")]
    [InlineData("ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is not null && !args.Context.CancellationToken.IsCancellationRequested),")]
    [InlineData("ShouldHandle = args => args.Outcome switch { { Exception: HttpRequestException } => PredicateResult.True(), _ => PredicateResult.False() },")]
    [InlineData("ShouldHandle = args => args.Outcome.Exception switch { OperationCanceledException => PredicateResult.False(), null => PredicateResult.False(), _ => PredicateResult.True() },")]
    [InlineData("ShouldHandle = args => { if (IsTransient(args.Outcome.Exception)) { return PredicateResult.True(); } return PredicateResult.False(); },")]
    [InlineData("ShouldHandle = static async args => await Task.FromResult(args.Outcome.Exception is null),")]
    [InlineData("ShouldHandle = Handles,")]
    public Task BreakerThatLeavesCancellationOut_IsSilent(string option) => VerifyOptionAsync("CircuitBreaker", option);

    [Theory]
    [InlineData("ShouldHandle = new PredicateBuilder().[|Handle<Exception>|](),")]
    [InlineData("ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().[|Handle<Exception>|]().Handle<IOException>(),")]
    [InlineData("ShouldHandle = new PredicateBuilder().[|Handle<System.Exception>|](),")]
    [InlineData("ShouldHandle = new PredicateBuilder().[|Handle<SystemException>|](),")]
    [InlineData("ShouldHandle = new PredicateBuilder().[|Handle<Exception>|](_ => true),")]
    [InlineData("ShouldHandle = new PredicateBuilder().[|Handle<Exception>|](exception => exception is not ArgumentException),")]
    [InlineData("ShouldHandle = [|args => ValueTask.FromResult(args.Outcome.Exception is not null)|],")]
    [InlineData("ShouldHandle = [|args => new ValueTask<bool>(args.Outcome.Exception != null)|],")]
    [InlineData("ShouldHandle = [|_ => PredicateResult.True()|],")]
    [InlineData("ShouldHandle = [|async args => await Task.FromResult(args.Outcome.Exception is Exception)|],")]
    [InlineData("ShouldHandle = [|args => args.Outcome switch { { Exception: not null } => PredicateResult.True(), _ => PredicateResult.False() }|],")]
    [InlineData("ShouldHandle = [|args => args.Outcome.Exception switch { null => PredicateResult.False(), ArgumentException => PredicateResult.False(), _ => PredicateResult.True() }|],")]
    public Task BreakerThatHandlesEverything_IsReported(string option) => VerifyOptionAsync("CircuitBreaker", option);

    [Theory]
    [InlineData("new HttpCircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder<HttpResponseMessage>().[|Handle<Exception>|]().HandleResult(answer => !answer.IsSuccessStatusCode) };")]
    [InlineData("new FallbackStrategyOptions<string> { ShouldHandle = new PredicateBuilder<string>().[|Handle<Exception>|](), FallbackAction = _ => Outcome.FromResultAsValueTask(\"\") };")]
    [InlineData("new HttpStandardResilienceOptions().CircuitBreaker.ShouldHandle = [|args => ValueTask.FromResult(args.Outcome.Exception is not null || args.Outcome.Result?.StatusCode == System.Net.HttpStatusCode.InternalServerError)|];")]
    [InlineData("var all = new PredicateBuilder().[|Handle<Exception>|](); var options = new CircuitBreakerStrategyOptions { ShouldHandle = all };")]
    [InlineData("Policy.[|Handle<Exception>|]().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));")]
    [InlineData("Policy.[|Handle<Exception>|](exception => true).AdvancedCircuitBreaker(0.5, TimeSpan.FromSeconds(30), 20, TimeSpan.FromSeconds(5));")]
    [InlineData("Policy.Handle<HttpRequestException>().[|Or<Exception>|]().CircuitBreaker(5, TimeSpan.FromSeconds(30));")]
    [InlineData("Policy<string>.[|Handle<Exception>|]().OrResult(\"\").CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));")]
    [InlineData("Policy<string>.[|Handle<Exception>|]().FallbackAsync(\"\");")]
    public Task OtherFormsThatHandleEverything_AreReported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("Policy.Handle<HttpRequestException>().Or<TimeoutException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));")]
    [InlineData("Policy.Handle<Exception>(exception => exception is not OperationCanceledException).CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));")]
    [InlineData("Policy.Handle<TaskCanceledException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));")]
    [InlineData("Policy.Handle<Exception>().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(1));")]
    [InlineData("Policy.Handle<Exception>().RetryAsync(3);")]
    [InlineData("var options = new RetryStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>() };")]
    [InlineData("var all = new PredicateBuilder().Handle<Exception>(); all = new PredicateBuilder().Handle<IOException>(); var options = new CircuitBreakerStrategyOptions { ShouldHandle = all };")]
    [InlineData("new Own().ShouldHandle = args => true;")]
    public Task OtherFormsThatDoNot_AreSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("var retry = Policy.Handle<IOException>().RetryAsync(2); await Policy<string>.Handle<Exception>().FallbackAsync(\"\").WrapAsync(retry).ExecuteAsync(work);")]
    [InlineData("var fallback = Policy<string>.Handle<Exception>().FallbackAsync(\"\"); var all = Policy.WrapAsync(fallback, Policy<string>.Handle<IOException>().RetryAsync(2)); await all.ExecuteAsync(() => http.GetStringAsync(\"/\"));")]
    [InlineData("await Policy.Handle<Exception>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)).ExecuteAsync(_ => http.GetStringAsync(\"/\", CancellationToken.None), CancellationToken.None);")]
    [InlineData("await new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().Handle<Exception>() }).Build().ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner));")]
    public Task NothingThatRunsUnderIt_CanBeCancelledByACaller(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("await Policy<string>.[|Handle<Exception>|]().FallbackAsync(\"\").ExecuteAsync(inner => http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("await Policy<string>.[|Handle<Exception>|]().FallbackAsync(\"\").ExecuteAsync(() => http.GetStringAsync(\"/\", token));")]
    [InlineData("var fallback = Policy<string>.[|Handle<Exception>|]().FallbackAsync(\"\"); await fallback.ExecuteAsync(() => http.GetStringAsync(\"/\")); await fallback.ExecuteAsync(() => http.GetStringAsync(\"/\", token));")]
    [InlineData("var fallback = Policy<string>.[|Handle<Exception>|]().FallbackAsync(\"\"); await fallback.ExecuteAsync(work); GC.KeepAlive(fallback);")]
    [InlineData("await new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions { ShouldHandle = new PredicateBuilder().[|Handle<Exception>|]() }).Build().ExecuteAsync(async inner => await http.GetStringAsync(\"/\", inner), token);")]
    public Task WhatRunsUnderIt_IsGivenAToken(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("private static readonly IAsyncPolicy Kept = Policy.Handle<Exception>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); public Task<string> ReadAsync() => Kept.ExecuteAsync(() => http.GetStringAsync(\"/\"));")]
    [InlineData("private IAsyncPolicy? _kept; private void Start() { _kept = Policy.Handle<Exception>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); } public Task<string> ReadAsync() => this._kept!.ExecuteAsync(() => http.GetStringAsync(\"/\"));")]
    [InlineData("private static readonly AsyncCircuitBreakerPolicy Inner = Policy.Handle<Exception>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); private static readonly IAsyncPolicy Kept = Policy.Handle<IOException>().RetryAsync(2).WrapAsync(Inner); public Task<string> ReadAsync() => Kept.ExecuteAsync(() => http.GetStringAsync(\"/\"));")]
    public Task KeptStrategyThatIsNeverGivenAToken_IsSilent(string members) => VerifyMembersAsync(members);

    [Theory]
    [InlineData("private static readonly IAsyncPolicy Kept = Policy.[|Handle<Exception>|]().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); public Task<string> ReadAsync(CancellationToken token) => Kept.ExecuteAsync(inner => http.GetStringAsync(\"/\", inner), token);")]
    [InlineData("private static readonly IAsyncPolicy Kept = Policy.[|Handle<Exception>|]().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); public Task<string> ReadAsync() => Kept.ExecuteAsync(() => http.GetStringAsync(\"/\")); public Task<string> ReadAsync(CancellationToken token) => Kept.ExecuteAsync(() => http.GetStringAsync(\"/\", token));")]
    [InlineData("internal static readonly IAsyncPolicy Kept = Policy.[|Handle<Exception>|]().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); public Task<string> ReadAsync() => Kept.ExecuteAsync(() => http.GetStringAsync(\"/\"));")]
    [InlineData("private static readonly IAsyncPolicy Kept = Policy.[|Handle<Exception>|]().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); public static IAsyncPolicy Policies => Kept; public Task<string> ReadAsync() => Kept.ExecuteAsync(() => http.GetStringAsync(\"/\"));")]
    [InlineData("private AsyncPolicy _kept = Policy.[|Handle<Exception>|]().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); private void Wrap() { _kept = _kept.WrapAsync(Policy.NoOpAsync()); } public Task<string> ReadAsync() => _kept.ExecuteAsync(() => http.GetStringAsync(\"/\"));")]
    public Task KeptStrategyThatMayBeGivenAToken_IsReported(string members) => VerifyMembersAsync(members);

    [Theory]
    [InlineData("catch (Exception) { Log(); return; }")]
    [InlineData("catch (Exception) when (!token.IsCancellationRequested) { _failures++; }")]
    [InlineData("catch (Exception exception) when (exception is not OperationCanceledException) { _failures++; }")]
    [InlineData("catch (OperationCanceledException) { throw; } catch (Exception) { _failures++; }")]
    [InlineData("catch (TaskCanceledException) { } catch { _failures++; }")]
    [InlineData("catch (HttpRequestException) { _failures++; }")]
    [InlineData("catch (Exception exception) { if (exception is not OperationCanceledException) { _failures++; } throw; }")]
    [InlineData("catch (Exception) { _open--; throw; }")]
    [InlineData("catch (Exception) { var failures = 0; failures++; throw; }")]
    [InlineData("catch (Exception exception) when (IsTransient(exception)) { _failures++; }")]
    [InlineData("catch (Exception) { _shown++; throw; }")]
    [InlineData("catch (Exception) { Interlocked.Increment(ref _shown); throw; }")]
    [InlineData("catch (Exception) { var shown = Interlocked.Increment(ref _shown); Console.WriteLine(shown); throw; }")]
    public Task CatchThatLeavesCancellationOutOrCountsNothing_IsSilent(string handlers) => VerifyCatchAsync(handlers);

    [Theory]
    [InlineData("catch ([|Exception|]) { _failures++; throw; }")]
    [InlineData("catch ([|Exception|] exception) { Log(); Interlocked.Increment(ref _failures); throw new InvalidOperationException(\"\", exception); }")]
    [InlineData("catch ([|Exception|]) { var copied = Interlocked.Increment(ref _copied); if (copied == 5) { Log(); } throw; }")]
    [InlineData("[|catch|] { _failures += 1; }")]
    [InlineData("catch ([|Exception|]) { if (++_failures >= 5) { Log(); } throw; }")]
    [InlineData("catch ([|Exception|]) { if (Interlocked.Increment(ref _failures) > 5) { Log(); } throw; }")]
    [InlineData("catch (HttpRequestException) { } catch ([|Exception|]) { ++_failures; }")]
    [InlineData("catch ([|Exception|] exception) when (exception is not ArgumentException) { _failures++; }")]
    public Task CatchThatCountsEverything_IsReported(string handlers) => VerifyCatchAsync(handlers);

    [Fact]
    public Task CatchAroundCallsWithoutTheCallersToken_IsSilent() => Verify.VerifyAsync(
        """
        public sealed class Poller(HttpClient http) : Microsoft.Extensions.Hosting.BackgroundService
        {
            private int _failures;

            protected override async Task ExecuteAsync(CancellationToken stopping)
            {
                try { await http.GetAsync("/", stopping); }
                catch (Exception) { _failures++; }
            }
        }

        public sealed class Page(HttpClient http)
        {
            private int _failures;

            public async Task RenderAsync(CancellationToken token)
            {
                try { await http.GetAsync("/"); }
                catch (Exception) { _failures++; }
            }
        }
        """,
        TestProject.ServiceLibrary);

    [Fact]
    public Task CatchWithoutPolly_IsReported() => Verify.VerifyAsync(
        Counter("catch ([|Exception|]) { _failures++; throw; }"), TestProject.Library with { References = TestReferences.Framework, ImplicitUsings = TestProject.Library.ImplicitUsings.Remove("HaAnalyzers") });

    [Fact]
    public Task TestProject_IsSilent() => Verify.VerifyAsync(
        Counter("catch (Exception) { _failures++; throw; }"), TestProject.ServiceLibrary with { IsTestProject = true });

    [Fact]
    public Task Message_NamesTheStrategy() => Verify.VerifyMessageAsync(
        Program("Policy.{|#0:Handle<Exception>|}().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));"),
        "This circuit breaker takes a caller who gave up for a failure of the dependency; exclude cancellation from what it handles",
        TestProject.ServiceLibrary);

    private static Task VerifyOptionAsync(string strategy, string option) =>
        VerifyAsync($$"""new ResiliencePipelineBuilder().Add{{strategy}}(new {{strategy}}StrategyOptions { {{option}} FailureRatio = 0.5 });""");

    private static Task VerifyCatchAsync(string handlers) => Verify.VerifyAsync(Counter(handlers), TestProject.ServiceLibrary);

    private static Task VerifyAsync(string statement) => Verify.VerifyAsync(Program(statement), TestProject.ServiceLibrary);

    private static string Counter(string handlers) =>
        $$"""
        public sealed class Counter(HttpClient http)
        {
            private int _failures;
            private int _open;
            private int _shown;
            private int _copied;

            public bool IsBroken => _failures >= 5;

            public string Shown => $"{_shown} failed, {_copied} copied";

            public async Task RenderAsync(CancellationToken token)
            {
                try { _open += 0; await http.GetAsync("/", token); }
                {{handlers}}
            }

            private static void Log() { }

            private static bool IsTransient(Exception exception) => exception is TimeoutException;
        }
        """;

    private static Task VerifyMembersAsync(string members) => Verify.VerifyAsync(
        $$"""
        using Polly;
        using Polly.CircuitBreaker;

        public sealed class Page(HttpClient http)
        {
            {{members}}
        }
        """,
        TestProject.ServiceLibrary);

    private static string Program(string statement) =>
        $$"""
        using Microsoft.Extensions.Http.Resilience;
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Fallback;
        using Polly.Retry;
        using Polly.Timeout;

        public static class Guards
        {
            public static async Task Create(HttpClient http, Func<Task<string>> work, CancellationToken token)
            {
                {{statement}}
                await Task.Yield();
            }

            private static bool IsTransient(Exception? exception) => exception is TimeoutException;

            private static ValueTask<bool> Handles(CircuitBreakerPredicateArguments<object> arguments) => PredicateResult.True();
        }

        public sealed class Own { public Func<int, bool>? ShouldHandle { get; set; } }
        """;
}
