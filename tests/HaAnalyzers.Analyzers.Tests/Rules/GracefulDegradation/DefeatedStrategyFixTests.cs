using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.DefeatedStrategyAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.DefeatedStrategyCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class DefeatedStrategyFixTests
{
    [Theory]
    [InlineData(
        """
        new ResiliencePipelineBuilder<string>()
            .AddTimeout(TimeSpan.FromSeconds(9)) // in all
            .AddRetry(new())
            .AddCircuitBreaker(new()) // once for all
            .[|AddFallback|](new() { FallbackAction = Empty }) // empty
            .Build();
        """,
        """
        new ResiliencePipelineBuilder<string>()
            .AddTimeout(TimeSpan.FromSeconds(9)) // in all
            .AddFallback(new() { FallbackAction = Empty }) // empty
            .AddRetry(new())
            .AddCircuitBreaker(new()) // once for all
            .Build();
        """)]
    [InlineData(
        "services.AddResiliencePipeline<string, string>(\"a\", builder => builder.AddRetry(new()).[|AddFallback|](new() { FallbackAction = Empty }));",
        "services.AddResiliencePipeline<string, string>(\"a\", builder => builder.AddFallback(new() { FallbackAction = Empty }).AddRetry(new()));")]
    [InlineData(
        "Keep(new ResiliencePipelineBuilder<string>().AddRetry(new()).[|AddFallback|](new() { FallbackAction = Empty }).Build(), new ResiliencePipelineBuilder<string>().AddRetry(new()).[|AddFallback|](new() { FallbackAction = Empty }).Build());",
        "Keep(new ResiliencePipelineBuilder<string>().AddFallback(new() { FallbackAction = Empty }).AddRetry(new()).Build(), new ResiliencePipelineBuilder<string>().AddFallback(new() { FallbackAction = Empty }).AddRetry(new()).Build());")]
    public Task Fallback_MovesOutside(string before, string after) => Verify.VerifyAsync(Program(before), Program(after), project: TestProject.ServiceLibrary);

    [Theory]
    [InlineData("services.AddResiliencePipeline<string, string>(\"a\", builder => { builder.AddRetry(new()); builder.[|AddFallback|](new() { FallbackAction = Empty }); });")]
    [InlineData("new ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).[|AddTimeout|](TimeSpan.FromSeconds(2)).Build();")]
    [InlineData("Policy.WrapAsync(Policy.Handle<IOException>().RetryAsync(3), Policy.Handle<Exception>().[|FallbackAsync|](_ => Task.CompletedTask));")]
    public Task OtherForms_GetNoFix(string statement) => Verify.VerifyNoFixAsync(Program(statement), project: TestProject.ServiceLibrary);

    private static string Program(string statement) =>
        $$"""
        using Polly;
        using Polly.Fallback;

        public static class Guards
        {
            public static void Create(IServiceCollection services)
            {
                {{statement}}
            }

            private static void Keep(object first, object second) { }

            private static ValueTask<Outcome<string>> Empty(FallbackActionArguments<string> arguments) => Outcome.FromResultAsValueTask("");
        }
        """;
}
