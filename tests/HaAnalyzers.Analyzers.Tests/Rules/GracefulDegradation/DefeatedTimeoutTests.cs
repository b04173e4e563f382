using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.RuleVerifier<HaAnalyzers.Analyzers.Rules.GracefulDegradation.DefeatedTimeoutAnalyzer>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class DefeatedTimeoutTests
{
    [Theory]
    [InlineData("await pipeline.ExecuteAsync(async inner => await http.GetAsync(\"/\", inner), token);")]
    [InlineData("await pipeline.ExecuteAsync(async context => await http.GetAsync(\"/\", context.CancellationToken), given);")]
    [InlineData("await pipeline.ExecuteAsync(static async (client, inner) => await client.GetAsync(\"/\", inner), http, token);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await http.GetAsync(\"/\", CancellationToken.None), token);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await http.GetAsync(\"/\", default(CancellationToken)), token);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => await http.GetAsync(\"/\").WaitAsync(inner), token);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => { var own = inner; await http.GetAsync(\"/\", own); }, token);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => { using var linked = CancellationTokenSource.CreateLinkedTokenSource(inner, token); await http.GetAsync(\"/\", linked.Token); }, token);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => { using var stop = inner.Register(http.CancelPendingRequests); await http.GetAsync(\"/\"); }, token);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await redis.StringGetAsync(\"key\"), token);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await OwnAsync(), token);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => { var answer = await http.GetAsync(\"/\", inner); return await answer.Content.ReadAsStringAsync(); }, token);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await grpc.UnaryAsync(new CallOptions()), token);")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(async _ => await http.GetAsync(\"/\"), token);")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(async _ => await http.GetAsync(\"/\", token), token);")]
    [InlineData("var retry = Policy.Handle<HttpRequestException>().RetryAsync(3); await retry.ExecuteAsync(async _ => await http.GetAsync(\"/\"), token);")]
    [InlineData("await Retried.ExecuteAsync(async _ => await http.GetAsync(\"/\"), token);")]
    [InlineData("await policy.ExecuteAsync(async () => await http.GetAsync(\"/\"));")]
    [InlineData("await http.GetAsync(\"/\");")]
    [InlineData("await Wrap(async inner => await http.GetAsync(\"/\"));")]
    [InlineData("await new ResiliencePipelineBuilder<HttpResponseMessage>().AddHedging(new Polly.Hedging.HedgingStrategyOptions<HttpResponseMessage> { Delay = TimeSpan.FromMilliseconds(-1) }).Build().ExecuteAsync(async inner => await http.GetAsync(\"/\", token), token);")]
    [InlineData("await new ResiliencePipelineBuilder<HttpResponseMessage>().AddHedging(new Polly.Hedging.HedgingStrategyOptions<HttpResponseMessage> { Delay = System.Threading.Timeout.InfiniteTimeSpan }).Build().ExecuteAsync(async inner => await http.GetAsync(\"/\", token), token);")]
    [InlineData("await Policy.TimeoutAsync(System.Threading.Timeout.InfiniteTimeSpan).ExecuteAsync(async _ => await http.GetAsync(\"/\"), token);")]
    public Task PipelineWhoseTokenArrives_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("await pipeline.ExecuteAsync(async inner => await http.[|GetAsync|](\"/\"), token);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await http.[|GetAsync|](\"/\"));")]
    [InlineData("await pipeline.ExecuteAsync(async inner => await http.[|GetAsync|](\"/\", token), token);")]
    [InlineData("var outer = token; await pipeline.ExecuteAsync(async inner => await http.[|GetAsync|](\"/\", outer), outer);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => { await http.GetAsync(\"/\", inner); await http.[|GetAsync|](\"/\"); }, token);")]
    [InlineData("await pipeline.ExecuteAsync(async context => await http.[|GetAsync|](\"/\"), given);")]
    [InlineData("await pipeline.ExecuteAsync(static async (client, _) => await client.[|GetAsync|](\"/\"), http, token);")]
    [InlineData("await policy.ExecuteAsync(async inner => await http.[|GetAsync|](\"/\"), token);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await http.[|GetFromJsonAsync<string>|](\"/\"), token);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await database.Set<Title>().[|ToListAsync|](), token);")]
    [InlineData("await pipeline.ExecuteAsync(_ => new ValueTask(database.[|SaveChangesAsync|]()), token);")]
    [InlineData("await Timed.ExecuteAsync(async _ => await http.[|GetAsync|](\"/\"), token);")]
    [InlineData("var timed = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build(); await timed.ExecuteAsync(async _ => await [|OwnAsync|](), token);")]
    [InlineData("await new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build().ExecuteAsync(async inner => await Task.[|Delay|](3000, token), token);")]
    [InlineData("await Policy.TimeoutAsync(1).ExecuteAsync(async _ => await Task.[|Delay|](3000), token);")]
    [InlineData("await new ResiliencePipelineBuilder<HttpResponseMessage>().AddHedging(new Polly.Hedging.HedgingStrategyOptions<HttpResponseMessage> { Delay = TimeSpan.FromSeconds(1) }).Build().ExecuteAsync(async inner => await http.[|GetAsync|](\"/\", token), token);")]
    [InlineData("await new ResiliencePipelineBuilder<HttpResponseMessage>().AddHedging(new Polly.Hedging.HedgingStrategyOptions<HttpResponseMessage> {  }).Build().ExecuteAsync(async inner => await http.[|GetAsync|](\"/\", token), token);")]
    [InlineData("await Policy.TimeoutAsync(TimeSpan.FromSeconds(1)).ExecuteAsync(async _ => await http.[|GetAsync|](\"/\").WaitAsync(System.Threading.Timeout.InfiniteTimeSpan), token);")]
    public Task PipelineWhoseTokenIsDropped_IsReported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("using var source = new CancellationTokenSource(1000); await http.GetAsync(\"/\", source.Token);")]
    [InlineData("using var source = new CancellationTokenSource(1000); var inner = source.Token; await http.GetAsync(\"/\");")]
    [InlineData("using var source = new CancellationTokenSource(1000); Keep(source); await http.GetAsync(\"/\");")]
    [InlineData("using var source = new CancellationTokenSource(); await http.GetAsync(\"/\");")]
    [InlineData("await http.GetAsync(\"/\"); using var source = new CancellationTokenSource(1000);")]
    [InlineData("using (var source = new CancellationTokenSource(1000)) { await http.GetAsync(\"/\", source.Token); } await http.GetAsync(\"/\");")]
    [InlineData("using var source = new CancellationTokenSource(1000); await http.GetAsync(\"/\", CancellationToken.None);")]
    [InlineData("using var source = new CancellationTokenSource(System.Threading.Timeout.Infinite); await http.GetAsync(\"/\");")]
    [InlineData("using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(-1)); await http.GetAsync(\"/\");")]
    [InlineData("using var source = new CancellationTokenSource(); source.CancelAfter(System.Threading.Timeout.InfiniteTimeSpan); await http.GetAsync(\"/\");")]
    [InlineData("using var source = new CancellationTokenSource(1000); source.CancelAfter(-1); await http.GetAsync(\"/\");")]
    public Task SourceWhoseTokenIsRead_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("using var source = new CancellationTokenSource(TimeSpan.FromSeconds(1)); await http.[|GetAsync|](\"/\", token);")]
    [InlineData("using var source = CancellationTokenSource.CreateLinkedTokenSource(token); source.CancelAfter(1000); await http.[|GetAsync|](\"/\", token);")]
    [InlineData("var source = new CancellationTokenSource(1000); try { await http.[|GetAsync|](\"/\"); } finally { source.Dispose(); }")]
    [InlineData("using var source = new CancellationTokenSource(-1); source.CancelAfter(1000); await http.[|GetAsync|](\"/\");")]
    public Task SourceWhoseTokenNobodyReads_IsReported(string statements) => VerifyAsync(statements);

    [Fact]
    public Task ContractMember_PassesTheTokenOfTheGuard() => Verify.VerifyAsync(
        """
        using System.Net.Http.Json;

        [NonCritical("…")]
        public interface IRows { Task<string?> RowsAsync(int user, CancellationToken token); Task<string?> AllAsync(); }

        public interface IAccounts { Task<string?> RowsAsync(int user, CancellationToken token); }

        public sealed class Rows(HttpClient http) : IRows
        {
            public async Task<string?> RowsAsync(int user, CancellationToken token)
            {
                await http.GetAsync("/", token);
                await http.GetAsync("/", CancellationToken.None);
                return await http.[|GetFromJsonAsync<string>|]("/");
            }

            public Task<string?> AllAsync() => http.GetFromJsonAsync<string>("/");

            public Task<string?> OtherAsync(CancellationToken token) => http.GetFromJsonAsync<string>("/");
        }

        public sealed class Accounts(HttpClient http) : IAccounts
        {
            public Task<string?> RowsAsync(int user, CancellationToken token) => http.GetFromJsonAsync<string>("/");
        }
        """,
        TestProject.ServiceLibrary);

    [Fact]
    public Task TestProject_IsSilent() => Verify.VerifyAsync(
        Program("await pipeline.ExecuteAsync(async _ => await http.GetAsync(\"/\"), token);"), TestProject.ServiceLibrary with { IsTestProject = true });

    [Fact]
    public Task Message_NamesCallTokenAndTimeout() => Verify.VerifyMessageAsync(
        Program("using var source = new CancellationTokenSource(1000); await http.{|#0:GetAsync|}(\"/\");"),
        "'GetAsync' is not given 'source.Token', so the timeout of 'source' cannot stop it; pass the token on",
        TestProject.ServiceLibrary);

    private static Task VerifyAsync(string statements) => Verify.VerifyAsync(Program(statements), TestProject.ServiceLibrary);

    private static string Program(string statements) =>
        $$"""
        using System.Net.Http.Json;
        using Grpc.Core;
        using Microsoft.EntityFrameworkCore;
        using Polly;
        using Polly.Retry;

        public sealed class Page(
            HttpClient http, ResiliencePipeline pipeline, IAsyncPolicy policy, StackExchange.Redis.IDatabase redis, Shop database, Client grpc, ResilienceContext given)
        {
            private static readonly ResiliencePipeline Retried = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();

            private static readonly ResiliencePipeline Timed = new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build();

            public async Task RenderAsync(CancellationToken token)
            {
                await Task.Yield();
                {{statements}}
            }

            private static Task OwnAsync(CancellationToken token = default) => Task.CompletedTask;

            private static Task Wrap(Func<CancellationToken, Task> run) => run(default);

            private static void Keep(CancellationTokenSource source) { }
        }

        public sealed class Title { public int Id { get; set; } }

        public sealed class Shop : DbContext;

        public sealed class Client(CallInvoker invoker) : ClientBase(invoker)
        {
            public AsyncUnaryCall<string> UnaryAsync(CallOptions options) => throw new NotSupportedException();
        }
        """;
}
