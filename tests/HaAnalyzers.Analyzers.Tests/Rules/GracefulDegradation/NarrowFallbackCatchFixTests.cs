using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.NarrowFallbackCatchAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.NarrowFallbackCatchCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class NarrowFallbackCatchFixTests
{
    [Theory]
    [InlineData(
        "catch ([|HttpRequestException|]) { return \"\"; } // empty",
        "catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException) { return \"\"; } // empty")]
    [InlineData(
        "catch ([|HttpRequestException|] e) { Console.WriteLine(e.Message); Console.WriteLine(e); Log(e); return e.ToString(); }",
        "catch (Exception e) when (e is HttpRequestException or ExecutionRejectedException) { Console.WriteLine(e.Message); Console.WriteLine(e); Log(e); return e.ToString(); }")]
    public Task Catch_IsWidened(string before, string after) => Verify.VerifyAsync(Page(before), Page(after, "using Polly;\n"), project: TestProject.ServiceLibrary);

    [Fact]
    public Task TwoInOneFile_AreBothFixed() => Verify.VerifyAsync(
        Page("catch ([|HttpRequestException|]) { try { return await pipeline.ExecuteAsync(async t => await http.GetStringAsync(\"/\", t)); } catch ([|HttpRequestException|]) { return \"\"; } }"),
        Page("catch (Exception exception) when (exception is HttpRequestException or ExecutionRejectedException) { try { return await pipeline.ExecuteAsync(async t => await http.GetStringAsync(\"/\", t)); } catch (Exception exception2) when (exception2 is HttpRequestException or ExecutionRejectedException) { return \"\"; } }", "using Polly;\n"),
        project: TestProject.ServiceLibrary);

    [Theory]
    [InlineData("catch ([|HttpRequestException|] e) { return e.StatusCode.ToString() ?? \"\"; }")]
    [InlineData("catch ([|HttpRequestException|] e) { HttpRequestException kept = e; return kept.Message; }")]
    public Task BlockThatNeedsTheNarrowException_GetsNoFix(string handlers) =>
        Verify.VerifyNoFixAsync(Page(handlers), project: TestProject.ServiceLibrary);

    private static string Page(string handlers, string usings = "") =>
        usings
        + $$"""
        using Polly.Retry;

        public sealed class Page(HttpClient http, Polly.ResiliencePipeline pipeline)
        {
            public async Task<string> RenderAsync()
            {
                try { return await pipeline.ExecuteAsync(async token => await http.GetStringAsync("/", token)); }
                {{handlers}}
            }

            private static void Log(Exception exception) { }
        }
        """;
}
