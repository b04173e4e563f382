using HaAnalyzers.Analyzers.Rules.LoadShedding;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.LoadShedding;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

public sealed class MissingRetryAfterTests
{
    [Theory]
    [InlineData("builder.Services.AddRateLimiter(options => options.OnRejected = (context, _) => { context.HttpContext.Response.Headers.RetryAfter = \"5\"; return default; });", "app.UseRateLimiter();")]
    [InlineData("builder.Services.AddRateLimiter(options => options.OnRejected = (context, _) => { context.HttpContext.Response.Headers[\"Retry-After\"] = \"5\"; return default; });", "app.UseRateLimiter();")]
    [InlineData("builder.Services.AddRateLimiter(options => { });", "")]
    public Task SaidOrUnused_IsSilent(string services, string pipeline) => VerifyAsync(SheddingPrograms.Program(services, pipeline));

    [Fact]
    public Task ApplicationHandedAway_IsSilent() => VerifyAsync(
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => { });", "app.UseRateLimiter(); app.UseDefaults();"), SheddingPrograms.WithDefaults);

    [Fact]
    public Task NotSaid_IsReported() => VerifyAsync(
        SheddingPrograms.Program("builder.Services.[|AddRateLimiter|](options => options.RejectionStatusCode = 429);", "app.UseRateLimiter();"));

    [Fact]
    public Task Message_SaysWhatClientsDo() => RuleVerifier<MissingRetryAfterAnalyzer>.VerifyMessageAsync(
        SheddingPrograms.Program("builder.Services.{|#0:AddRateLimiter|}(options => { });", "app.UseRateLimiter();"),
        "'AddRateLimiter' rejects without saying when to come back, so clients do at once; set 'Retry-After' in 'OnRejected'",
        SheddingPrograms.Web);

    [Theory]
    [InlineData("options => options.RejectionStatusCode = 429", "\n    options.RejectionStatusCode = 429;")]
    [InlineData("options => { }", "")]
    [InlineData("(options) => { options.RejectionStatusCode = 429; }", "\n    options.RejectionStatusCode = 429;")]
    [InlineData("options =>\n{\n    // Said to all.\n    options.RejectionStatusCode = 429;\n}", "\n    // Said to all.\n    options.RejectionStatusCode = 429;")]
    public Task Fix_SaysWhenToComeBack(string options, string rest) => FixVerifier<MissingRetryAfterAnalyzer, MissingRetryAfterCodeFixProvider>.VerifyAsync(
        SheddingPrograms.Program($"builder.Services.[|AddRateLimiter|]({options});", "app.UseRateLimiter();"),
        SheddingPrograms.Program(
            $$"""
            builder.Services.AddRateLimiter({{options.Split("=>")[0]}}=>
            {
                options.OnRejected = (context, _) =>
                {
                    context.HttpContext.Response.Headers.RetryAfter =
                        context.Lease.TryGetMetadata(MetadataName.RetryAfter, out TimeSpan wait) ? $"{Math.Ceiling(wait.TotalSeconds)}" : "5";
                    return default;
                };{{rest}}
            });
            """,
            "app.UseRateLimiter();"),
        project: SheddingPrograms.Web);

    [Fact]
    public Task OptionsElsewhere_HaveNoFix()
    {
        string program = SheddingPrograms.Program("Action<RateLimiterOptions> limit = options => { }; builder.Services.[|AddRateLimiter|](limit);", "app.UseRateLimiter();");
        return FixVerifier<MissingRetryAfterAnalyzer, MissingRetryAfterCodeFixProvider>.VerifyAsync(program, program, project: SheddingPrograms.Web);
    }

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<MissingRetryAfterAnalyzer>.VerifyAsync(source, project ?? SheddingPrograms.Web);
}
