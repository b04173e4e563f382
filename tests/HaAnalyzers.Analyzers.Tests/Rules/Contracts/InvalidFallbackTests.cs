using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class InvalidFallbackTests
{
    [Theory]
    [InlineData("[EmptyFallback] IReadOnlyList<int> Rows();")]
    [InlineData("[EmptyFallback] Task<string> TextAsync();")]
    [InlineData("[DefaultFallback(0)] ValueTask<int> CountAsync();")]
    [InlineData("[DefaultFallback(3)] byte Count();")]
    [InlineData("[DefaultFallback(3)] long? Count();")]
    [InlineData("[DefaultFallback] string? Find();")]
    [InlineData("[DefaultFallback(\"…\")] object Anything();")]
    [InlineData("[DefaultFallback(DayOfWeek.Friday)] DayOfWeek Day();")]
    [InlineData("[OmitFallback(\"…\")] void Record();")]
    [InlineData("[OmitFallback(\"…\")] Task<string?> BannerAsync();")]
    [InlineData("[CachedFallback, EmptyFallback] IReadOnlyList<int> Rows(int user, CancellationToken token);")]
    [InlineData("[CachedFallback] int Count();")]
    [InlineData("[FallbackMethod(typeof(Defaults), nameof(Defaults.Titles))] Task<int> TitlesAsync(string country);")]
    [InlineData("[FallbackMethod(typeof(Defaults), nameof(Defaults.Limit))] int Limit { get; }")]
    [InlineData("[FallbackMethod(typeof(Defaults), nameof(Defaults.Overloaded))] void Overloaded(int a, string b);")]
    [InlineData("[ResultCheck(typeof(Checks), nameof(Checks.IsRight))] Task<int> CountAsync();")]
    [InlineData("[ResultCheck(typeof(Checks), nameof(Checks.IsRight))] int Count { get; }")]
    public Task FittingFallback_IsSilent(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("[[|EmptyFallback|]] int Count();")]
    [InlineData("[[|EmptyFallback|]] Task RecordAsync();")]
    [InlineData("[[|DefaultFallback|]] void Record();")]
    [InlineData("[[|DefaultFallback|]] string Text();")]
    [InlineData("[[|DefaultFallback(\"none\")|]] int Count();")]
    [InlineData("[[|DefaultFallback(300)|]] byte Count();")]
    [InlineData("[[|DefaultFallback(-1)|]] uint Count();")]
    [InlineData("[[|DefaultFallback(1.5)|]] int Count();")]
    [InlineData("[[|DefaultFallback(new[] { 1 })|]] int[] Numbers();")]
    [InlineData("[[|OmitFallback(\"…\")|]] int Rank();")]
    [InlineData("[[|OmitFallback(\"…\")|]] Task<string> TextAsync();")]
    [InlineData("[[|CachedFallback|], OmitFallback(\"…\")] Task RecordAsync();")]
    [InlineData("[[|CachedFallback|], DefaultFallback] T? Get<T>();")]
    [InlineData("[[|CachedFallback|], DefaultFallback] int Sum(ReadOnlySpan<int> numbers);")]
    [InlineData("[[|FallbackMethod(typeof(Defaults), \"Missing\")|]] Task<int> TitlesAsync(string country);")]
    [InlineData("[[|FallbackMethod(typeof(Defaults), \"Hidden\")|]] int Count();")]
    [InlineData("[[|FallbackMethod(typeof(Defaults), \"Instance\")|]] int Count();")]
    [InlineData("[[|FallbackMethod(typeof(Defaults), \"Titles\")|]] Task<int> TitlesAsync(int country);")]
    [InlineData("[[|FallbackMethod(typeof(Defaults), \"Titles\")|]] Task<long> TitlesAsync(string country);")]
    [InlineData("[[|ResultCheck(typeof(Checks), \"Missing\")|]] int Count();")]
    [InlineData("[[|ResultCheck(typeof(Checks), \"Hidden\")|]] int Count();")]
    [InlineData("[[|ResultCheck(typeof(Checks), \"Instance\")|]] int Count();")]
    [InlineData("[[|ResultCheck(typeof(Checks), \"NoVerdict\")|]] int Count();")]
    [InlineData("[[|ResultCheck(typeof(Checks), \"IsRight\")|]] long Count();")]
    [InlineData("[[|ResultCheck(typeof(Checks), \"IsRight\")|]] Task RecordAsync();")]
    public Task UnfittingFallback_IsReported(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("[EmptyFallback, NonCritical(\"…\")] interface IRows { int Count(); string Text(); void Record(); }")]
    [InlineData("[CachedFallback, DefaultFallback, NonCritical(\"…\")] interface IRows { int Count(); void Record(); System.IO.Stream? Open(); }")]
    [InlineData("[NonCritical(\"…\", Fallback = typeof(Replica))] interface IRows; class Replica : IRows;")]
    [InlineData("[NonCritical(\"…\", Fallback = typeof(Replica))] interface IRows; class Replica(IFormatProvider provider) : IRows { public override string ToString() => provider.ToString()!; }")]
    public Task DefaultOfTheContract_IsSilentWhereItDoesNotFit(string source) => RunAsync(source);

    [Theory]
    [InlineData("[NonCritical(\"…\", [|Fallback = typeof(string)|])] interface IRows;")]
    [InlineData("[NonCritical(\"…\", [|Fallback = typeof(Replica)|])] interface IRows; abstract class Replica : IRows;")]
    [InlineData("class Outer { class Replica : IRows; [NonCritical(\"…\", [|Fallback = typeof(Replica)|])] internal interface IRows; }")]
    public Task UnfittingImplementation_IsReported(string source) => RunAsync(source);

    [Fact]
    public Task Message_ShowsTheExpectedSignature() => RuleVerifier<InvalidFallbackAnalyzer>.VerifyMessageAsync(
        """
        [NonCritical("…")] public interface IRows
        {
            [{|#0:FallbackMethod(typeof(Defaults), "Titles")|}] Task<int> TitlesAsync(string country, CancellationToken cancellationToken);
        }
        public static class Defaults { public static int Titles() => 3; }
        """,
        "'IRows.TitlesAsync' falls back to Defaults.Titles, which has another signature; declare 'static Task<int> Titles(string country, CancellationToken cancellationToken)'");

    private static Task VerifyAsync(string member) => RunAsync(
        $$"""
        [NonCritical("…")] public interface IRows { {{member}} }
        public class Defaults
        {
            public static Task<int> Titles(string country) => Task.FromResult(country.Length);
            public static int Limit() => 3;
            public static void Overloaded() { }
            public static void Overloaded(int a, string b) { }
            private static int Hidden() => 3;
            public int Instance() => Hidden();
        }
        public class Checks
        {
            public static bool IsRight(int result) => result > 0;
            public static int NoVerdict(int result) => result;
            private static bool Hidden(int result) => result > 0;
            public bool Instance(int result) => Hidden(result);
        }
        """);

    private static Task RunAsync(string source) =>
        RuleVerifier<InvalidFallbackAnalyzer>.VerifyAsync(source, TestProject.Library with { RunsGenerator = true });
}
