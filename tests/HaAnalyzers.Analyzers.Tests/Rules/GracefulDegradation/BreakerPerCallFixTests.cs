using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.BreakerPerCallAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.BreakerPerCallCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class BreakerPerCallFixTests
{
    [Fact]
    public Task LocalAndInline_BecomeStaticFields() => VerifyAsync(
        """
        public sealed class Page
        {
            /// <summary>Renders.</summary>
            public async Task RenderAsync()
            {
                // first the page
                var pipeline = new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new() { MinimumThroughput = 10 }).Build();
                await pipeline.ExecuteAsync(LoadAsync); // then its rows
                await Policy.Handle<HttpRequestException>(e => e.StatusCode is null).[|CircuitBreakerAsync|](5, TimeSpan.FromSeconds(30)).ExecuteAsync(() => Task.CompletedTask);
            }

            private static ValueTask LoadAsync(CancellationToken token) => default;
        }
        """,
        """
        public sealed class Page
        {
            private static readonly ResiliencePipeline RenderBreaker = new ResiliencePipelineBuilder().AddCircuitBreaker(new() { MinimumThroughput = 10 }).Build();

            private static readonly AsyncCircuitBreakerPolicy RenderBreaker2 = Policy.Handle<HttpRequestException>(e => e.StatusCode is null).CircuitBreakerAsync(5, TimeSpan.FromSeconds(30));

            /// <summary>Renders.</summary>
            public async Task RenderAsync()
            {
                // first the page
                await RenderBreaker.ExecuteAsync(LoadAsync); // then its rows
                await RenderBreaker2.ExecuteAsync(() => Task.CompletedTask);
            }

            private static ValueTask LoadAsync(CancellationToken token) => default;
        }
        """);

    [Fact]
    public Task FieldOfAController_BecomesStatic() => VerifyAsync(
        """
        public sealed class Home : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            private readonly ResiliencePipeline _own = new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new()).Build();
            readonly ResiliencePipeline _other = new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new()).Build();
        }
        """,
        """
        public sealed class Home : Microsoft.AspNetCore.Mvc.ControllerBase
        {
            private static readonly ResiliencePipeline _own = new ResiliencePipelineBuilder().AddCircuitBreaker(new()).Build();
            static readonly ResiliencePipeline _other = new ResiliencePipelineBuilder().AddCircuitBreaker(new()).Build();
        }
        """);

    [Theory]
    [InlineData("int limit = 3; await new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new() { MinimumThroughput = limit }).Build().ExecuteAsync(LoadAsync);")]
    [InlineData("await new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new() { MinimumThroughput = _limit }).Build().ExecuteAsync(LoadAsync);")]
    [InlineData("await new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new() { OnOpened = _ => LogAsync() }).Build().ExecuteAsync(LoadAsync);")]
    [InlineData("await new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new() { MinimumThroughput = this._limit }).Build().ExecuteAsync(LoadAsync);")]
    [InlineData("var builder = new ResiliencePipelineBuilder(); builder.AddCircuitBreaker(new()); var pipeline = builder.[|Build|](); await pipeline.ExecuteAsync(LoadAsync);")]
    public Task ConstructionThatUsesItsSurroundings_GetsNoFix(string statements) => Verify.VerifyNoFixAsync(
        Usings
        + $$"""
        public sealed class Page
        {
            private readonly int _limit = 2;

            public async Task RenderAsync() { {{statements}} }

            private ValueTask LogAsync() => default;

            private static ValueTask LoadAsync(CancellationToken token) => default;
        }
        """,
        project: TestProject.ServiceLibrary);

    private const string Usings =
        """
        using Polly;
        using Polly.CircuitBreaker;


        """;

    private static Task VerifyAsync(string before, string after) =>
        Verify.VerifyAsync(Usings + before, Usings + after, project: TestProject.ServiceLibrary);
}
