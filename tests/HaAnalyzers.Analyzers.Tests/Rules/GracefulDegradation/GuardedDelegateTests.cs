using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;
using static HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation.CallSites;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>HA1001 where what the call is handed to decides.</summary>
public sealed class GuardedDelegateTests
{
    [Fact]
    public Task DelegateGivenToPolly_IsSilent() => VerifyAsync(
        """
        private readonly Polly.ResiliencePipeline<IReadOnlyList<Title>> _pipeline = null!;

        public async Task<IReadOnlyList<Title>> Render(RecommendationsClient client) =>
            await _pipeline.ExecuteAsync(async token => await client.ForUserAsync(1, token));

        public async Task<IReadOnlyList<Title>> State(RecommendationsClient client) =>
            await _pipeline.ExecuteAsync(static async (state, token) => await state.ForUserAsync(1, token), client);

        public async Task<IReadOnlyList<Title>> Indirect(RecommendationsClient client)
        {
            return await _pipeline.ExecuteAsync(Call);
            async ValueTask<IReadOnlyList<Title>> Call(CancellationToken token) => await client.ForUserAsync(1, token);
        }
        """);

    [Theory]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new()).AddFallback(new() { FallbackAction = _ => Outcome.FromResultAsValueTask<IReadOnlyList<Title>>([]) })")]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new()).AddPipeline(given)")]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new()).AddStrategy(_ => (ResilienceStrategy<IReadOnlyList<Title>>)null!, new RetryStrategyOptions<IReadOnlyList<Title>>())")]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>()")]
    public Task PipelineThatMayAnswer_IsSilent(string builder) => VerifyTypesAsync(Resilient(builder, "ForUserAsync"));

    [Theory]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new())")]
    [InlineData("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddCircuitBreaker(new()).AddTimeout(TimeSpan.FromSeconds(1))")]
    public Task PipelineThatLetsTheFailureThrough_IsReported(string builder) => VerifyTypesAsync(Resilient(builder, "[|ForUserAsync|]"));

    [Fact]
    public Task PipelineWithoutFallbackInsideTry_IsSilent() => VerifyTypesAsync(
        Resilient("new ResiliencePipelineBuilder<IReadOnlyList<Title>>().AddRetry(new())", "ForUserAsync")
            .Replace("return await", "try { return await", StringComparison.Ordinal)
            .Replace("client.ForUserAsync(1, token));", "client.ForUserAsync(1, token)); } catch (Exception) { return []; }", StringComparison.Ordinal));

    [Fact]
    public Task DelegateGivenToHelperThatDegrades_IsSilent() => VerifyAsync(
        """
        public Task<IReadOnlyList<Title>> Render(RecommendationsClient client) =>
            Safe.RunAsync(() => client.ForUserAsync(1), []);

        public Task<IReadOnlyList<Title>> Task(RecommendationsClient client) => client.ForUserAsync(1).OrDefault([]);

        public Task<IReadOnlyList<Title>> Own(RecommendationsClient client) => OrEmpty(client.ForUserAsync(1));

        private static async Task<IReadOnlyList<T>> OrEmpty<T>(Task<IReadOnlyList<T>> call)
        {
            try { return await call.ConfigureAwait(false); } catch { return []; }
        }
        """,
        """
        public static class Safe
        {
            public static async Task<T> RunAsync<T>(Func<Task<T>> call, T fallback)
            {
                ArgumentNullException.ThrowIfNull(call);
                try { return await call(); } catch (Exception) { return fallback; }
            }

            public static async Task<T> OrDefault<T>(this Task<T> call, T fallback)
            {
                try { return await call; } catch (Exception) { return fallback; }
            }
        }
        """);

    [Fact]
    public Task DelegateGivenToHelperThatDoesNotDegrade_IsReported() => VerifyAsync(
        """
        public Task<IReadOnlyList<Title>> Render(RecommendationsClient client) => Timed(() => client.[|ForUserAsync|](1));

        public Task<IReadOnlyList<Title>> OnPool(RecommendationsClient client) => Task.Run(() => client.[|ForUserAsync|](1));

        public async Task<IReadOnlyList<Title>[]> Many(RecommendationsClient client) =>
            await Task.WhenAll(Enumerable.Range(0, 3).Select(id => client.[|ForUserAsync|](id)));

        private static async Task<T> Timed<T>(Func<Task<T>> call)
        {
            try { return await call(); } finally { Log(null); }
        }
        """);

    [Fact]
    public Task DelegateOfUnknownDestiny_IsSilent() => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        """
        namespace Streaming;

        public class Page(RecommendationsClient client)
        {
            public Func<Task> Load { get; set; } = () => Task.CompletedTask;
            public Func<Task> Returned() => () => client.ForUserAsync(1);
            public void Assigned() => Load = () => client.ForUserAsync(1);
            public Task Foreign() => Foreigners.Library.Try(() => client.ForUserAsync(1));
        }
        """,
        StreamingSources.Library.WithProject(
            "Foreigners",
            """
            namespace Foreigners { public static class Library { public static Task Try<T>(Func<Task<T>> call) => call(); } }
            """));

    private static string Resilient(string builder, string call) =>
        $$"""
        using Polly;
        using Polly.Fallback;
        using Polly.Retry;

        public class Page(ResiliencePipeline<IReadOnlyList<Title>> given)
        {
            public async Task<IReadOnlyList<Title>> Render(RecommendationsClient client)
            {
                var pipeline = {{builder}}.Build();
                GC.KeepAlive(given);
                return await pipeline.ExecuteAsync(async token => await client.{{call}}(1, token));
            }
        }
        """;
}
