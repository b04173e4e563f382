using HaAnalyzers.Analyzers.Rules.LoadShedding;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.LoadShedding;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

public sealed class LateSheddingTests
{
    [Theory]
    [InlineData("0.5")]
    [InlineData("0.75")]
    [InlineData("0.8")]
    [InlineData("args.Length")]
    public Task EarlyEnoughOrUnknown_IsSilent(string threshold) => VerifyAsync(Program(threshold));

    [Theory]
    [InlineData("[|0.81|]")]
    [InlineData("[|0.95|]")]
    [InlineData("[|1|]")]
    public Task TooLate_IsReported(string threshold) => VerifyAsync(Program(threshold));

    [Fact]
    public Task Message_NamesTheThreshold() => RuleVerifier<LateSheddingAnalyzer>.VerifyMessageAsync(
        Program("{|#0:0.95|}"),
        "Shedding starts at 95 % of the capacity, which leaves no room for what is already on its way; start at 75 to 80 %",
        SheddingPrograms.Web);

    [Fact]
    public Task Fix_StartsEarlier() => FixVerifier<LateSheddingAnalyzer, LateSheddingCodeFixProvider>.VerifyAsync(
        Program("[|0.95|]"), Program("0.75"), project: SheddingPrograms.Web);

    private static string Program(string threshold) =>
        SheddingPrograms.Program($"builder.Services.AddLoadShedding(options => options.SheddingThreshold = {threshold});", "app.UseLoadShedding();");

    private static Task VerifyAsync(string source) => RuleVerifier<LateSheddingAnalyzer>.VerifyAsync(source, SheddingPrograms.Web);
}
