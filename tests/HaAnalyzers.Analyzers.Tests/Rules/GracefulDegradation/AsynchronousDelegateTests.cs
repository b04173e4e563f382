using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.RuleVerifier<HaAnalyzers.Analyzers.Rules.GracefulDegradation.AsynchronousDelegateAnalyzer>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class AsynchronousDelegateTests
{
    [Theory]
    [InlineData("await pipeline.ExecuteAsync(async token => await http.GetAsync(\"/\", token));")]
    [InlineData("await typed.ExecuteAsync(async token => await http.GetAsync(\"/\", token));")]
    [InlineData("await asynchronous.ExecuteAsync(() => http.GetAsync(\"/\"));")]
    [InlineData("var answer = pipeline.Execute(() => http.GetAsync(\"/\").GetAwaiter().GetResult());")]
    [InlineData("var answer = pipeline.Execute(() => http.GetAsync(\"/\").Result);")]
    [InlineData("pipeline.Execute(() => http.GetAsync(\"/\").Wait());")]
    [InlineData("pipeline.Execute(() => { http.GetAsync(\"/\").Wait(); });")]
    [InlineData("var answer = pipeline.Execute(token => http.Send(new HttpRequestMessage(), token), cancellation);")]
    [InlineData("var number = policy.Execute(() => Count());")]
    public Task GuardThatSeesTheEnd_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("await pipeline.Execute(() => Task.FromResult(Count()));")]
    [InlineData("await pipeline.Execute(() => { Count(); return Task.CompletedTask; });")]
    [InlineData("await pipeline.Execute(() => ValueTask.FromResult(Count()));")]
    [InlineData("await pipeline.Execute(() => new ValueTask<int>(Count()));")]
    [InlineData("await pipeline.Execute(() => { Count(); return default(ValueTask); });")]
    [InlineData("await pipeline.Execute(() => Count() > 0 ? Task.FromResult(1) : Task.FromException<int>(new TimeoutException()));")]
    [InlineData("await policy.Execute(() => Count() switch { 0 => Task.CompletedTask, _ => throw new TimeoutException() });")]
    [InlineData("await pipeline.Execute(() => { Func<Task> later = () => http.GetAsync(\"/\"); return Task.FromResult(later); });")]
    [InlineData("await pipeline.Execute<Task>(() => throw new TimeoutException());")]
    public Task SynchronousBodyThatReturnsACompletedTask_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("var made = pipeline.Execute(() => new HttpClient());")]
    [InlineData("var kept = pipeline.Execute<Func<Task>>(() => () => http.GetAsync(\"/\"));")]
    [InlineData("var cached = cache.Execute(_ => http.GetStringAsync(\"/\"), new Polly.Context(\"page\"));")]
    [InlineData("await Policy.RateLimit(1, TimeSpan.FromSeconds(5)).Execute(() => http.GetAsync(\"/\"));")]
    [InlineData("await Policy.NoOp().Execute(() => http.GetAsync(\"/\"));")]
    [InlineData("var generic = Run(() => http.GetAsync(\"/\"));")]
    [InlineData("await new Command().Execute(() => http.GetAsync(\"/\"));")]
    [InlineData("nameof(pipeline.Execute).ToString();")]
    public Task WhatIsNoAsynchronousDelegateOfAGuard_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("await Policy.Bulkhead(2).[|Execute|](() => http.GetAsync(\"/\"));")]
    [InlineData("await pipeline.[|Execute|](() => http.GetAsync(\"/\"));")]
    [InlineData("await pipeline.[|Execute|](async () => await http.GetAsync(\"/\"));")]
    [InlineData("await pipeline.[|Execute|](async token => { await http.GetAsync(\"/\", token); }, cancellation);")]
    [InlineData("await pipeline.[|Execute|](token => http.GetAsync(\"/\", token), cancellation);")]
    [InlineData("await pipeline.[|Execute|](static client => client.GetAsync(\"/\"), http);")]
    [InlineData("await pipeline.[|Execute|](SaveAsync);")]
    [InlineData("pipeline.[|Execute|](Forget);")]
    [InlineData("pipeline?.[|Execute|](() => http.GetAsync(\"/\"));")]
    [InlineData("var answer = pipeline.[|Execute|](() => http.GetAsync(\"/\")).Result;")]
    [InlineData("Func<Task> save = SaveAsync; await pipeline.[|Execute|](save);")]
    [InlineData("await pipeline.[|Execute|](() => new ValueTask<HttpResponseMessage>(http.GetAsync(\"/\")));")]
    [InlineData("await pipeline.[|Execute|](() => Count() > 0 ? Task.CompletedTask : http.GetAsync(\"/\"));")]
    [InlineData("await pipeline.[|Execute|](() => { if (Count() > 0) { return Task.CompletedTask; } return SaveAsync(); });")]
    [InlineData("await pipeline.[|Execute|](() => SaveAsync().ContinueWith(_ => { }));")]
    public Task AsynchronousDelegateInPipeline_IsReported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("await policy.[|Execute|](() => http.GetAsync(\"/\"));")]
    [InlineData("await policy.[|Execute|](async () => await http.GetAsync(\"/\"));")]
    [InlineData("await synchronous.[|Execute|](() => http.GetAsync(\"/\"));")]
    [InlineData("var result = policy.[|ExecuteAndCapture|](() => http.GetAsync(\"/\"));")]
    [InlineData("await Policy.Handle<HttpRequestException>().Retry(3).[|Execute|](() => http.GetAsync(\"/\"));")]
    [InlineData("await Policy.Wrap(policy, policy).[|Execute|](() => http.GetAsync(\"/\"));")]
    public Task AsynchronousDelegateInPolicy_IsReported(string statement) => VerifyAsync(statement);

    [Fact]
    public Task TestProject_IsSilent() => Verify.VerifyAsync(
        Program("await pipeline.Execute(() => http.GetAsync(\"/\"));"), TestProject.ServiceLibrary with { IsTestProject = true });

    [Fact]
    public Task Message_NamesTheWayOut() => Verify.VerifyMessageAsync(
        Program("await pipeline.{|#0:Execute|}(() => http.GetAsync(\"/\"));"),
        "'ResiliencePipeline.Execute' sees this delegate return a task and never its failure; await 'ExecuteAsync' instead",
        TestProject.ServiceLibrary);

    [Fact]
    public Task MessageForPolicy_NamesTheWayOut() => Verify.VerifyMessageAsync(
        Program("await policy.{|#0:Execute|}(() => http.GetAsync(\"/\"));"),
        "'Policy.Execute' sees this delegate return a task and never its failure; build an asynchronous policy and await its 'ExecuteAsync'",
        TestProject.ServiceLibrary);

    private static Task VerifyAsync(string statement) => Verify.VerifyAsync(Program(statement), TestProject.ServiceLibrary);

    private static string Program(string statement) =>
        $$"""
        using Polly;
        using Polly.Caching;
        using Polly.Retry;

        public sealed class Page(
            HttpClient http, ResiliencePipeline pipeline, ResiliencePipeline<HttpResponseMessage> typed, RetryPolicy policy, ISyncPolicy synchronous,
            IAsyncPolicy asynchronous, CachePolicy<Task<string>> cache)
        {
            public async Task RenderAsync(CancellationToken cancellation)
            {
                await Task.Yield();
                {{statement}}
            }

            private T Run<T>(Func<T> action) => policy.Execute(action);

            private static int Count() => 1;

            private Task SaveAsync() => http.GetAsync("/");

            private async void Forget() => await SaveAsync();
        }

        public sealed class Command { public Task Execute(Func<Task> action) => action(); }
        """;
}
