using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

/// <summary>HA0003 on answers that a second caller could not use.</summary>
public sealed class UnkeepableAnswerTests
{
    [Theory]
    [InlineData("string?")]
    [InlineData("int")]
    [InlineData("DayOfWeek?")]
    [InlineData("Title?")]
    [InlineData("Title[]?")]
    [InlineData("List<Title>?")]
    [InlineData("IReadOnlyList<Title>?")]
    [InlineData("IReadOnlyCollection<Title>?")]
    [InlineData("IReadOnlyDictionary<string, Title>?")]
    [InlineData("Dictionary<string, IEnumerable<string>>?")]
    [InlineData("System.Collections.Immutable.ImmutableArray<Title>")]
    [InlineData("System.Linq.ILookup<string, Title>?")]
    [InlineData("(int Count, IReadOnlyList<Title> Rows)")]
    [InlineData("KeyValuePair<string, Title>")]
    [InlineData("Page<Title>?")]
    [InlineData("Page<System.IO.Stream>?")]
    [InlineData("Limited<Title>?")]
    [InlineData("System.Text.Json.JsonElement")]
    [InlineData("object?")]
    public Task AnswerThatCanBeServedAgain_IsSilent(string type) => VerifyAsync(
        $"[CachedFallback, DefaultFallback] {type} Get(); [CachedFallback, DefaultFallback] Task<{type}> GetAsync(); [CachedFallback, DefaultFallback] {type} Property {{ get; }}");

    [Theory]
    [InlineData("System.IO.Stream?")]
    [InlineData("System.IO.MemoryStream?")]
    [InlineData("System.Net.Http.HttpResponseMessage?")]
    [InlineData("System.Text.Json.JsonDocument?")]
    [InlineData("System.Data.Common.DbDataReader?")]
    [InlineData("System.Buffers.IMemoryOwner<byte>?")]
    [InlineData("IDisposable?")]
    [InlineData("IAsyncDisposable?")]
    [InlineData("Connection?")]
    [InlineData("Lease?")]
    [InlineData("Lease")]
    [InlineData("System.IO.Stream[]?")]
    [InlineData("IReadOnlyList<System.IO.Stream>?")]
    [InlineData("Dictionary<string, List<System.IO.Stream>>?")]
    [InlineData("(string Name, System.IO.Stream Content)")]
    public Task DisposableAnswer_IsReported(string type) => VerifyMisfitAsync(type);

    [Theory]
    [InlineData("IEnumerable<Title>?")]
    [InlineData("System.Collections.IEnumerable?")]
    [InlineData("System.Linq.IOrderedEnumerable<Title>?")]
    [InlineData("IEnumerator<Title>?")]
    [InlineData("System.Collections.IEnumerator?")]
    [InlineData("List<Title>.Enumerator")]
    [InlineData("System.Linq.IQueryable<Title>?")]
    [InlineData("System.Linq.IOrderedQueryable<Title>?")]
    public Task AnswerThatIsReadOnceOrLazily_IsReported(string type) => VerifyMisfitAsync(type);

    [Theory]
    [InlineData("IAsyncEnumerable<Title>")]
    [InlineData("IAsyncEnumerator<Title>")]
    public Task AsynchronousStreamBehindATask_IsReported(string type) =>
        VerifyAsync($"[[|CachedFallback|], DefaultFallback] Task<{type}?> GetAsync();");

    [Fact]
    public Task DefaultOfTheContract_SkipsWhatCannotBeServedAgain() => RunAsync(
        """
        [CachedFallback, DefaultFallback, NonCritical("…")]
        public interface IRows
        {
            Task<System.IO.Stream?> OpenAsync();
            IEnumerable<int>? Rows();
            int Count();
        }
        """);

    [Theory]
    [InlineData("Task<System.IO.Stream?> GetAsync();", "Stream is disposed of by the first caller who gets it; return what is read from it, or use another fallback")]
    [InlineData("IEnumerator<int>? GetAsync();", "IEnumerator<int> can be read only once; return a list, or use another fallback")]
    [InlineData("System.Linq.IQueryable<int>? GetAsync();", "IQueryable<int> asks the dependency whenever it is read; return a list, or use another fallback")]
    [InlineData(
        "IEnumerable<int>? GetAsync();",
        "IEnumerable<int> may ask the dependency only when it is read, and again for each caller; declare a list such as IReadOnlyList, or use another fallback")]
    public Task Message_NamesMemberTypeAndNextStep(string member, string explanation) => RuleVerifier<InvalidFallbackAnalyzer>.VerifyMessageAsync(
        $$"""[NonCritical("…")] public interface IRows { [{|#0:CachedFallback|}, DefaultFallback] {{member}} }""",
        "'IRows.GetAsync' cannot use [CachedFallback]: " + explanation);

    private static Task VerifyMisfitAsync(string type) => VerifyAsync(
        $"[[|CachedFallback|], DefaultFallback] {type} Get(); [[|CachedFallback|], DefaultFallback] ValueTask<{type}> GetAsync();");

    private static Task VerifyAsync(string members) => RunAsync(
        $$"""
        [NonCritical("…")] public interface IRows { {{members}} }
        public record Title(string Name);
        public record Page<T>(IReadOnlyList<T> Rows);
        public class Limited<T> where T : Title;
        public abstract class Connection : IAsyncDisposable { public abstract ValueTask DisposeAsync(); }
        public struct Lease : IDisposable { public void Dispose() { } }
        """);

    private static Task RunAsync(string source) =>
        RuleVerifier<InvalidFallbackAnalyzer>.VerifyAsync(source, TestProject.Library with { RunsGenerator = true });
}
