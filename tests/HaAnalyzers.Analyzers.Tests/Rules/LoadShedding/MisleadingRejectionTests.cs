using HaAnalyzers.Analyzers.Rules.LoadShedding;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.LoadShedding;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

public sealed class MisleadingRejectionTests
{
    [Theory]
    [InlineData("builder.Services.AddRateLimiter(options => { });")]
    [InlineData("builder.Services.AddRateLimiter(options => options.RejectionStatusCode = 429);")]
    [InlineData("builder.Services.AddRateLimiter(options => options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable);")]
    [InlineData("builder.Services.AddRateLimiter(options => options.RejectionStatusCode = args.Length);")]
    [InlineData("builder.Services.AddRateLimiter(options => options.OnRejected = (context, _) => { context.HttpContext.Response.StatusCode = 429; return default; });")]
    [InlineData("Action<HttpContext> other = context => context.Response.StatusCode = 404;")]
    public Task MeaningTooMuchLoad_IsSilent(string services) => VerifyAsync(SheddingPrograms.Program(services, ""));

    [Theory]
    [InlineData("builder.Services.AddRateLimiter(options => options.RejectionStatusCode = [|403|]);")]
    [InlineData("builder.Services.AddRateLimiter(options => options.RejectionStatusCode = [|StatusCodes.Status400BadRequest|]);")]
    [InlineData("builder.Services.Configure<RateLimiterOptions>(options => options.RejectionStatusCode = [|500|]);")]
    [InlineData("var options = new RateLimiterOptions { RejectionStatusCode = [|200|] };")]
    [InlineData("builder.Services.AddRateLimiter(options => options.OnRejected = (context, _) => { context.HttpContext.Response.StatusCode = [|500|]; return default; });")]
    public Task MeaningSomethingElse_IsReported(string services) => VerifyAsync(SheddingPrograms.Program(services, ""));

    [Fact]
    public Task Message_NamesTheStatus() => RuleVerifier<MisleadingRejectionAnalyzer>.VerifyMessageAsync(
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => options.RejectionStatusCode = {|#0:403|});", ""),
        "A request that is rejected for load gets 403, so clients and load balancers do not know that they are to come back later; answer 429 or 503",
        SheddingPrograms.Web);

    [Fact]
    public Task Fix_Answers429() => FixVerifier<MisleadingRejectionAnalyzer, MisleadingRejectionCodeFixProvider>.VerifyAsync(
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => options.RejectionStatusCode = [|StatusCodes.Status403Forbidden|]);", ""),
        SheddingPrograms.Program("builder.Services.AddRateLimiter(options => options.RejectionStatusCode = 429);", ""),
        project: SheddingPrograms.Web);

    private static Task VerifyAsync(string source) => RuleVerifier<MisleadingRejectionAnalyzer>.VerifyAsync(source, SheddingPrograms.Web);
}
