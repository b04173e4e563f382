using System.Reflection;
using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class OptionOutOfRangeTests
{
    [Theory]
    [InlineData("NonCritical(\"…\")")]
    [InlineData("NonCritical(\"…\", TimeoutMilliseconds = 1, FailureRatio = 1, MinimumThroughput = 1, ConsecutiveFailures = 0)")]
    [InlineData("NonCritical(\"…\", TimeoutMilliseconds = 86_400_000, FailureRatio = 0.0001, HalfOpenProbes = 1000)")]
    [InlineData("NonCritical(\"…\", BreakDurationMilliseconds = 60_000)")]
    [InlineData("NonCritical(\"…\", BreakDurationMilliseconds = 90_000, MaxBreakDurationMilliseconds = 90_000)")]
    [InlineData("NonCritical(\"…\"), CachedFallback(MaxAgeSeconds = 1, Capacity = 10_000_000)")]
    [InlineData("NonCritical(\"…\", IgnoredExceptions = new Type[0])")]
    [InlineData("NonCritical(\"…\", IgnoredExceptions = new[] { typeof(ArgumentException), typeof(OperationCanceledException) })")]
    [InlineData("NonCritical(\"…\", Pipeline = \"retry\")")]
    [InlineData("NonCritical(\"…\", Pipeline = null)")]
    public Task ValueInRange_IsSilent(string attribute) => VerifyAsync(attribute);

    [Theory]
    [InlineData("NonCritical(\"…\", [|TimeoutMilliseconds = 0|])")]
    [InlineData("NonCritical(\"…\", [|TimeoutMilliseconds = -1|])")]
    [InlineData("NonCritical(\"…\", [|TimeoutMilliseconds = 86_400_001|])")]
    [InlineData("NonCritical(\"…\", [|FailureRatio = 0|])")]
    [InlineData("NonCritical(\"…\", [|FailureRatio = 50|])")]
    [InlineData("NonCritical(\"…\", [|FailureRatio = double.NaN|])")]
    [InlineData("NonCritical(\"…\", [|MinimumThroughput = 0|], [|HalfOpenProbes = 0|])")]
    [InlineData("NonCritical(\"…\", [|SamplingDurationMilliseconds = 499|])")]
    [InlineData("NonCritical(\"…\", [|ConsecutiveFailures = -1|])")]
    [InlineData("NonCritical(\"…\", [|BreakDurationMilliseconds = 99|])")]
    [InlineData("NonCritical(\"…\", [|SlowCallMilliseconds = -1|])")]
    [InlineData("NonCritical(\"…\", [|MaxConcurrency = 0|])")]
    [InlineData("NonCritical(\"…\", BreakDurationMilliseconds = 30_000, [|MaxBreakDurationMilliseconds = 10_000|])")]
    [InlineData("[|NonCritical(\"…\", BreakDurationMilliseconds = 90_000)|]")]
    [InlineData("NonCritical(\"…\"), CachedFallback([|MaxAgeSeconds = 0|])")]
    [InlineData("NonCritical(\"…\"), CachedFallback([|Capacity = -5|])")]
    [InlineData("NonCritical(\"…\", [|IgnoredExceptions = new[] { typeof(ArgumentException), typeof(string) }|])")]
    [InlineData("NonCritical(\"…\", [|IgnoredExceptions = new[] { typeof(Exception) }|])")]
    [InlineData("NonCritical(\"…\", [|Pipeline = \" \"|])")]
    public Task ValueOutOfRange_IsReportedOnce(string attribute) => VerifyAsync(attribute);

    [Theory]
    [InlineData("ReadinessProbe")]
    [InlineData("ReadinessProbe(TimeoutMilliseconds = 1, CacheMilliseconds = 0)")]
    [InlineData("ReadinessProbe(TimeoutMilliseconds = 86_400_000, CacheMilliseconds = 86_400_000)")]
    [InlineData("ReadinessProbe([|TimeoutMilliseconds = 0|])")]
    [InlineData("ReadinessProbe([|TimeoutMilliseconds = 86_400_001|], [|CacheMilliseconds = -1|])")]
    public Task ProbeOutOfRange_IsReported(string attribute) => RuleVerifier<OptionOutOfRangeAnalyzer>.VerifyAsync(
        $"[Critical(\"…\")] public interface IAccounts {{ [{attribute}] Task PingAsync(); }}");

    [Fact]
    public Task Message_NamesOptionValueAndRange() => RuleVerifier<OptionOutOfRangeAnalyzer>.VerifyMessageAsync(
        "[NonCritical(\"…\", {|#0:TimeoutMilliseconds = 0|})] public interface IRows;",
        "TimeoutMilliseconds is 0; allowed is 1 to 86,400,000 milliseconds");

    [Fact]
    public void EveryNumberOfTheAttributes_HasARange()
    {
        IEnumerable<PropertyInfo> numbers = new[] { typeof(NonCriticalAttribute), typeof(CachedFallbackAttribute) }
            .SelectMany(type => type.GetProperties())
            .Where(property => property.PropertyType == typeof(int) || property.PropertyType == typeof(double));

        Assert.All(numbers, property =>
        {
            OptionRange? range = OptionRange.Find(property.Name);
            Assert.NotNull(range);
            Assert.Equal(property.PropertyType == typeof(int), range.IsIntegral);
        });
    }

    private static Task VerifyAsync(string attributes) => RuleVerifier<OptionOutOfRangeAnalyzer>.VerifyAsync(
        $"[{attributes}] public interface IRows {{ int Count(); string Text(); }}", TestProject.Library with { RunsGenerator = true });
}
