using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.CountedCancellationAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.CountedCancellationCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class CountedCancellationFixTests
{
    private const string Excluded = "exception => exception is not OperationCanceledException { InnerException: not TimeoutException }";

    [Theory]
    [InlineData(
        "ShouldHandle = new PredicateBuilder().[|Handle<Exception>|](), // all",
        "ShouldHandle = new PredicateBuilder().Handle<Exception>(" + Excluded + "), // all")]
    [InlineData(
        "ShouldHandle = new PredicateBuilder().[|Handle<System.Exception>|](),",
        "ShouldHandle = new PredicateBuilder().Handle<System.Exception>(exception => exception is not System.OperationCanceledException { InnerException: not System.TimeoutException }),")]
    [InlineData(
        "ShouldHandle = [|args => ValueTask.FromResult(args.Outcome.Exception is not null)|],",
        "ShouldHandle = args => ValueTask.FromResult(args.Outcome.Exception is not null && !args.Context.CancellationToken.IsCancellationRequested),")]
    [InlineData(
        "ShouldHandle = [|args => new ValueTask<bool>(args.Outcome.Exception != null || args.Outcome.Result is null)|],",
        "ShouldHandle = args => new ValueTask<bool>((args.Outcome.Exception != null || args.Outcome.Result is null) && !args.Context.CancellationToken.IsCancellationRequested),")]
    public Task Options_LeaveCancellationOut(string before, string after) => VerifyAsync(Breaker(before), Breaker(after));

    [Theory]
    [InlineData("catch ([|Exception|]) { _failures++; throw; }", "catch (Exception) when (!token.IsCancellationRequested) { _failures++; throw; }")]
    [InlineData("[|catch|] // all\n{ _failures++; }", "catch when (!token.IsCancellationRequested) // all\n{ _failures++; }")]
    [InlineData(
        "catch ([|Exception|] e) when (e is not ArgumentException) { _failures++; }",
        "catch (Exception e) when (e is not ArgumentException && !token.IsCancellationRequested) { _failures++; }")]
    public Task Catch_LeavesCancellationOut(string before, string after) => VerifyAsync(Counter(before), Counter(after));

    [Fact]
    public Task TwoInOneStatement_AreBothFixed() => VerifyAsync(
        Program("Policy.WrapAsync(Policy.[|Handle<Exception>|]().FallbackAsync(_ => Task.CompletedTask), Policy.[|Handle<Exception>|]().CircuitBreakerAsync(5, default));"),
        Program($"Policy.WrapAsync(Policy.Handle<Exception>({Excluded}).FallbackAsync(_ => Task.CompletedTask), Policy.Handle<Exception>({Excluded}).CircuitBreakerAsync(5, default));"));

    [Theory]
    [InlineData("ShouldHandle = [|_ => PredicateResult.True()|],")]
    [InlineData("ShouldHandle = new PredicateBuilder().[|Handle<Exception>|](_ => true),")]
    public Task OtherPredicates_GetNoFix(string option) => Verify.VerifyNoFixAsync(Breaker(option), project: TestProject.ServiceLibrary);

    [Fact]
    public Task SeveralTokens_GetNoFix() => Verify.VerifyNoFixAsync(
        """
        public sealed class Counter(HttpClient http)
        {
            private int _failures;

            public bool IsOpen => _failures >= 5;

            public async Task RenderAsync(CancellationToken first, CancellationToken second)
            {
                try { await http.GetAsync("/", first); await http.GetAsync("/", second); }
                catch ([|Exception|]) { _failures++; }
            }
        }
        """,
        project: TestProject.ServiceLibrary);

    private static Task VerifyAsync(string before, string after) => Verify.VerifyAsync(before, after, project: TestProject.ServiceLibrary);

    private static string Breaker(string option) => Program(
        $$"""
        new ResiliencePipelineBuilder().AddCircuitBreaker(new()
        {
            {{option}}
        });
        """);

    private static string Program(string statement) =>
        $$"""
        using Polly;

        public static class Guards
        {
            public static void Create()
            {
                {{statement}}
            }
        }
        """;

    private static string Counter(string handlers) =>
        $$"""
        public sealed class Counter(HttpClient http)
        {
            private int _failures;

            public bool IsOpen => _failures >= 5;

            public async Task RenderAsync(CancellationToken token)
            {
                try { await http.GetAsync("/", token); }
                {{handlers}}
            }
        }
        """;
}
