using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.AsynchronousDelegateAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.AsynchronousDelegateCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class AsynchronousDelegateFixTests
{
    [Theory]
    [InlineData("await pipeline.[|Execute|](() => http.GetAsync(\"/\"));", "await pipeline.ExecuteAsync(async _ => await http.GetAsync(\"/\"));")]
    [InlineData("await pipeline.[|Execute|](async () => await http.GetAsync(\"/\"));", "await pipeline.ExecuteAsync(async _ => await http.GetAsync(\"/\"));")]
    [InlineData("await pipeline.[|Execute|](() => http.GetAsync(\"/\")).ConfigureAwait(false);", "await pipeline.ExecuteAsync(async _ => await http.GetAsync(\"/\")).ConfigureAwait(false);")]
    [InlineData("await pipeline.[|Execute|](token => http.GetAsync(\"/\", token), cancellation);", "await pipeline.ExecuteAsync(async token => await http.GetAsync(\"/\", token), cancellation);")]
    [InlineData("await pipeline.[|Execute|](static client => client.GetAsync(\"/\"), http);", "await pipeline.ExecuteAsync(static async (client, _) => await client.GetAsync(\"/\"), http);")]
    [InlineData("await pipeline.[|Execute|](SaveAsync); // all of it", "await pipeline.ExecuteAsync(async _ => await SaveAsync()); // all of it")]
    [InlineData("pipeline.[|Execute|](() => http.GetAsync(\"/\"));", "await pipeline.ExecuteAsync(async _ => await http.GetAsync(\"/\"));")]
    [InlineData("var answer = pipeline.[|Execute|](() => http.GetAsync(\"/\")).Result;", "var answer = pipeline.ExecuteAsync(async _ => await http.GetAsync(\"/\")).AsTask().Result;")]
    [InlineData("Task<string> page = pipeline.[|Execute|](() => http.GetStringAsync(\"/\"));", "Task<string> page = pipeline.ExecuteAsync(async _ => await http.GetStringAsync(\"/\")).AsTask();")]
    [InlineData("await pipeline.[|Execute|](() => PingAsync());", "await pipeline.ExecuteAsync(_ => PingAsync());")]
    [InlineData("await pipeline.[|Execute|](() => { return PingAsync(); });", "await pipeline.ExecuteAsync(_ => { return PingAsync(); });")]
    [InlineData("await pipeline.[|Execute|](async () => { await SaveAsync(); /* and */ await SaveAsync(); });", "await pipeline.ExecuteAsync(async _ => { await SaveAsync(); /* and */ await SaveAsync(); });")]
    public Task Execute_BecomesExecuteAsync(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task TwoInOneStatement_AreBothFixed() => VerifyAsync(
        "await Task.WhenAll(pipeline.[|Execute|](() => SaveAsync()), pipeline.[|Execute|](() => SaveAsync()));",
        "await Task.WhenAll(pipeline.ExecuteAsync(async _ => await SaveAsync()).AsTask(), pipeline.ExecuteAsync(async _ => await SaveAsync()).AsTask());");

    [Theory]
    [InlineData("await policy.[|Execute|](() => http.GetAsync(\"/\"));")]
    [InlineData("pipeline.[|Execute|](Forget);")]
    [InlineData("await pipeline.[|Execute|](() => { SaveAsync(); return SaveAsync(); });")]
    [InlineData("await objects.[|Execute|](() => http.GetAsync(\"/\"));")]
    [InlineData("void Save() { pipeline.[|Execute|](() => http.GetAsync(\"/\")); }")]
    public Task WhereTheDelegateCannotBeRewritten_NoFixIsOffered(string statement) =>
        Verify.VerifyNoFixAsync(Program(statement), project: TestProject.ServiceLibrary);

    private static Task VerifyAsync(string before, string after) =>
        Verify.VerifyAsync(Program(before), Program(after), project: TestProject.ServiceLibrary);

    private static string Program(string statement) =>
        $$"""
        using Polly;
        using Polly.Retry;

        public sealed class Page(HttpClient http, ResiliencePipeline pipeline, ResiliencePipeline<object> objects, RetryPolicy policy)
        {
            public async Task RenderAsync(CancellationToken cancellation)
            {
                await Task.Yield();
                {{statement}}
            }

            private ValueTask PingAsync() => new(SaveAsync());

            private Task SaveAsync() => http.GetAsync("/");

            private async void Forget() => await SaveAsync();
        }
        """;
}
