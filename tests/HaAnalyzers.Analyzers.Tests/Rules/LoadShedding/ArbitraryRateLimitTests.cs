using HaAnalyzers.Analyzers.Rules.LoadShedding;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

public sealed class ArbitraryRateLimitTests
{
    [Theory]
    [InlineData("builder.Services.AddRateLimiter(options => options.AddConcurrencyLimiter(\"a\", limiter => limiter.PermitLimit = 1));")]
    [InlineData("builder.Services.AddRateLimiter(options => { options.AddFixedWindowLimiter(\"a\", limiter => limiter.PermitLimit = 1); options.AddConcurrencyLimiter(\"b\", limiter => limiter.PermitLimit = 1); });")]
    [InlineData("builder.Services.AddRateLimiter(options => options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => RateLimitPartition.GetFixedWindowLimiter(context.Request.Host.Host, _ => new() { PermitLimit = 1 })));")]
    [InlineData("builder.Services.AddLoadShedding(); builder.Services.AddRateLimiter(options => options.AddTokenBucketLimiter(\"a\", limiter => { })); Action<WebApplication> use = app => app.UseLoadShedding();")]
    public Task CapacityOrQuota_IsSilent(string services) => VerifyAsync(SheddingPrograms.Program(services, ""));

    [Fact]
    public Task Gateway_IsSilent() => VerifyAsync(
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => options.AddFixedWindowLimiter(\"a\", limiter => { }));", ""),
        SheddingPrograms.Web with { EditorConfig = "[*.cs]\nha_shedding = gateway\n" });

    [Theory]
    [InlineData("AddFixedWindowLimiter")]
    [InlineData("AddSlidingWindowLimiter")]
    [InlineData("AddTokenBucketLimiter")]
    public Task RatesOnly_IsReported(string method) => VerifyAsync(
        SheddingPrograms.Program($"builder.Services.AddRateLimiter(options => options.[|{method}|](\"a\", limiter => {{ }}));", ""));

    [Fact]
    public Task Message_NamesTheLimiter() => RuleVerifier<ArbitraryRateLimitAnalyzer>.VerifyMessageAsync(
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => options.{|#0:AddFixedWindowLimiter|}(\"a\", limiter => { }));", ""),
        "'AddFixedWindowLimiter' counts requests, whatever each of them costs: on a slow day the service is overloaded below the limit; limit concurrency, or use 'UseLoadShedding()'",
        SheddingPrograms.Web);

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<ArbitraryRateLimitAnalyzer>.VerifyAsync(source, project ?? SheddingPrograms.Web);
}
