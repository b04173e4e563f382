using HaAnalyzers.Analyzers.Rules.LoadShedding;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.LoadShedding;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

public sealed class UnusedRateLimiterTests
{
    private const string Policy = "app.MapGet(\"/\", () => 1).RequireRateLimiting(\"page\");";

    [Theory]
    [InlineData("app.UseRateLimiter(); " + Policy)]
    [InlineData("app.UseRouting(); app.UseRateLimiter(); " + Policy)]
    [InlineData("app.UseRateLimiter(); app.UseRouting(); app.MapGet(\"/\", () => 1);")]
    [InlineData("app.UseRouting(); app.UseRateLimiter(); app.UseEndpoints(endpoints => endpoints.MapGet(\"/\", () => 1));")]
    [InlineData("app.UseRouting().UseRateLimiter(); " + Policy)]
    public Task Used_IsSilent(string pipeline) => VerifyAsync(SheddingPrograms.Program("builder.Services.AddRateLimiter(options => { });", pipeline));

    [Fact]
    public Task UsedInAnotherFile_IsSilent() => RuleVerifier<UnusedRateLimiterAnalyzer>.VerifyAsync(
        [
            SheddingPrograms.Program("builder.Services.AddRateLimiter(options => { });", "Pipeline.Use(app); app.Run();"),
            "public static class Pipeline { public static void Use(IApplicationBuilder app) => app.UseRateLimiter(); }",
        ],
        SheddingPrograms.Web);

    [Fact]
    public Task ApplicationHandedAway_IsSilent() => VerifyAsync(
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => { });", "app.UseDefaults(); app.Run();"), SheddingPrograms.WithDefaults);

    [Fact]
    public Task Library_IsSilent() => VerifyAsync(
        "public static class Setup { public static void Add(IServiceCollection services) => services.AddRateLimiter(options => { }); }", TestProject.Library);

    [Fact]
    public Task OwnMethodOfTheSameName_IsSilent() => VerifyAsync(
        "Own.AddRateLimiter(1); public static class Own { public static void AddRateLimiter(int limit) { } }");

    [Fact]
    public Task NeverUsed_IsReported() => VerifyAsync(
        SheddingPrograms.Program("builder.Services.[|AddRateLimiter|](options => { });", Policy + " app.Run();"));

    [Theory]
    [InlineData("app.[|UseRateLimiter|](); app.UseRouting(); " + Policy)]
    [InlineData("app.[|UseRateLimiter|]().UseRouting(); " + Policy)]
    [InlineData("app.UseRouting(); app.UseEndpoints(endpoints => { }); app.[|UseRateLimiter|]();")]
    public Task UsedWhereItDoesNothing_IsReported(string pipeline) => VerifyAsync(
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => { });", pipeline));

    [Fact]
    public Task Message_SaysWhatAndWhere() => RuleVerifier<UnusedRateLimiterAnalyzer>.VerifyMessageAsync(
        SheddingPrograms.Program("builder.Services.{|#0:AddRateLimiter|}(options => { });", "app.Run();"),
        "'AddRateLimiter' configures limits that no request meets; call 'UseRateLimiter()' on the application",
        SheddingPrograms.Web);

    [Fact]
    public Task Fix_UsesItBeforeTheEndpoints() => FixVerifier<UnusedRateLimiterAnalyzer, UnusedRateLimiterCodeFixProvider>.VerifyAsync(
        SheddingPrograms.Program("builder.Services.[|AddRateLimiter|](options => { });", "app.UseStaticFiles();\napp.MapGet(\"/\", () => 1);\napp.Run();"),
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => { });", "app.UseStaticFiles();\napp.UseRateLimiter();\napp.MapGet(\"/\", () => 1);\napp.Run();"),
        project: SheddingPrograms.Web);

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<UnusedRateLimiterAnalyzer>.VerifyAsync(source, project ?? SheddingPrograms.Web);
}
