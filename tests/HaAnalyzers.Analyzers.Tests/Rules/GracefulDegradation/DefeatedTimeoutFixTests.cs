using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.DefeatedTimeoutAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.DefeatedTimeoutCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class DefeatedTimeoutFixTests
{
    [Theory]
    [InlineData("await pipeline.ExecuteAsync(async inner => await http.[|GetAsync|](\"/\" /* root */), cancel);", "await pipeline.ExecuteAsync(async inner => await http.GetAsync(\"/\" /* root */, inner), cancel);")]
    [InlineData("await pipeline.ExecuteAsync(async _ => await http.[|GetAsync|](\"/\"), cancel);", "await pipeline.ExecuteAsync(async token => await http.GetAsync(\"/\", token), cancel);")]
    [InlineData("await pipeline.ExecuteAsync(async (client, _) => await client.[|GetAsync|](\"/\"), http, cancel);", "await pipeline.ExecuteAsync(async (client, token) => await client.GetAsync(\"/\", token), http, cancel);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => await http.[|GetAsync|](\"/\", cancel), cancel);", "await pipeline.ExecuteAsync(async inner => await http.GetAsync(\"/\", inner), cancel);")]
    [InlineData("await pipeline.ExecuteAsync(async context => await http.[|GetAsync|](\"/\"), given);", "await pipeline.ExecuteAsync(async context => await http.GetAsync(\"/\", context.CancellationToken), given);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => await database.[|SaveChangesAsync|](), cancel);", "await pipeline.ExecuteAsync(async inner => await database.SaveChangesAsync(inner), cancel);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => await http.[|GetFromJsonAsync<string>|](\"/\"), cancel);", "await pipeline.ExecuteAsync(async inner => await http.GetFromJsonAsync<string>(\"/\", inner), cancel);")]
    [InlineData("await pipeline.ExecuteAsync(async inner => await http.[|PostAsJsonAsync|](\"/\", 1), cancel);", "await pipeline.ExecuteAsync(async inner => await http.PostAsJsonAsync(\"/\", 1, cancellationToken: inner), cancel);")]
    [InlineData("using var source = new CancellationTokenSource(1000); await http.[|GetAsync|](\"/\", cancel);", "using var source = new CancellationTokenSource(1000); await http.GetAsync(\"/\", source.Token);")]
    public Task Token_IsPassed(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task TwoInOneDelegate_AreBothFixed() => VerifyAsync(
        "await pipeline.ExecuteAsync(async _ => { await http.[|GetAsync|](\"/a\"); await http.[|GetAsync|](\"/b\"); });",
        "await pipeline.ExecuteAsync(async token => { await http.GetAsync(\"/a\", token); await http.GetAsync(\"/b\", token); });");

    [Fact]
    public Task TakenName_IsAvoided() => VerifyAsync(
        "var token = 1; await pipeline.ExecuteAsync(async _ => await http.[|GetAsync|](\"/\" + token));",
        "var token = 1; await pipeline.ExecuteAsync(async pipelineToken => await http.GetAsync(\"/\" + token, pipelineToken));");

    private static Task VerifyAsync(string before, string after) =>
        Verify.VerifyAsync(Program(before), Program(after), project: TestProject.ServiceLibrary);

    private static string Program(string statement) =>
        $$"""
        using System.Net.Http.Json;
        using Polly;

        public sealed class Page(HttpClient http, ResiliencePipeline pipeline, Microsoft.EntityFrameworkCore.DbContext database, ResilienceContext given)
        {
            public async Task RenderAsync(CancellationToken cancel)
            {
                {{statement}}
            }
        }
        """;
}
