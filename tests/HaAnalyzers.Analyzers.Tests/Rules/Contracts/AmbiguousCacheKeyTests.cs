using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class AmbiguousCacheKeyTests
{
    [Theory]
    [InlineData("int[] genres")]
    [InlineData("IReadOnlyList<int> genres")]
    [InlineData("List<int> genres")]
    [InlineData("Query query")]
    [InlineData("Func<int> choose")]
    public Task WithoutCache_IsSilent(string parameter) => VerifyAsync($$"""
        public class Query { public int Id { get; set; } }
        [NonCritical("…")] public interface IRows { [EmptyFallback] Task<IReadOnlyList<int>> ForAsync({{parameter}}); }
        """);

    [Theory]
    [InlineData("int id")]
    [InlineData("int? id")]
    [InlineData("string id")]
    [InlineData("Guid id, DateOnly day, CancellationToken token")]
    [InlineData("(int, string) id")]
    [InlineData("Genre genre")]
    [InlineData("GenreQuery query")]
    [InlineData("Key key")]
    [InlineData("IKey key")]
    [InlineData("AbstractKey key")]
    [InlineData("object key")]
    [InlineData("Uri key")]
    public Task EqualByValueOrUnknown_IsSilent(string parameter) => VerifyAsync($$"""
        public enum Genre { Any }
        public record GenreQuery(Genre Genre);
        public class Key { public override bool Equals(object? other) => other is Key; public override int GetHashCode() => 0; }
        public interface IKey;
        public abstract class AbstractKey;
        [NonCritical("…")] public interface IRows { [CachedFallback, EmptyFallback] Task<IReadOnlyList<int>> ForAsync({{parameter}}); }
        """);

    [Theory]
    [InlineData("int[] [|genres|]")]
    [InlineData("System.Collections.Immutable.ImmutableArray<int> [|genres|]")]
    [InlineData("IReadOnlyList<int> [|genres|]")]
    [InlineData("List<int> [|genres|]")]
    [InlineData("Query [|query|], CancellationToken token")]
    [InlineData("Derived [|query|]")]
    [InlineData("Func<int> [|choose|]")]
    public Task NotEqualByValue_IsReported(string parameter) => VerifyAsync($$"""
        public class Query { public int Id { get; set; } }
        public class Derived : Query;
        [NonCritical("…")] public interface IRows { [CachedFallback, EmptyFallback] Task<IReadOnlyList<int>> ForAsync({{parameter}}); }
        """);

    [Fact]
    public Task CacheOfTheContract_CountsWhereItFits() => VerifyAsync("""
        [NonCritical("…"), CachedFallback]
        public interface IRows
        {
            [EmptyFallback] Task<IReadOnlyList<int>> ForAsync(int[] [|genres|]);
            [OmitFallback("…")] Task RecordAsync(int[] genres);
        }
        """);

    [Fact]
    public Task WhoAsksIsAnArgument_IsSilent() => VerifyAsync("""
        [NonCritical("…")]
        public interface IRows
        {
            [CachedFallback, EmptyFallback] Task<IReadOnlyList<int>> ForAsync(int user);
            [EmptyFallback] Task<IReadOnlyList<int>> MineAsync();
        }

        public sealed class Client(IHttpContextAccessor context) : IRows
        {
            public Task<IReadOnlyList<int>> ForAsync(int user) => Task.FromResult<IReadOnlyList<int>>([user]);
            public Task<IReadOnlyList<int>> MineAsync() => Task.FromResult<IReadOnlyList<int>>([context.HttpContext is null ? 0 : 1]);
        }

        public sealed class Other(IHttpContextAccessor context) { public HttpContext? Context => context.HttpContext; }
        """);

    [Theory]
    [InlineData("context.HttpContext")]
    [InlineData("System.Security.Claims.ClaimsPrincipal.Current")]
    [InlineData("Thread.CurrentPrincipal")]
    public Task WhoAsksIsNoArgument_IsReported(string identity) => VerifyAsync($$"""
        [NonCritical("…")]
        public interface IRows { [CachedFallback, EmptyFallback] Task<IReadOnlyList<int>> MineAsync(); }

        public sealed class Client(IHttpContextAccessor context) : IRows
        {
            public IHttpContextAccessor Context => context;
            public Task<IReadOnlyList<int>> MineAsync() => Task.FromResult<IReadOnlyList<int>>([[|{{identity}}|] is null ? 0 : 1]);
        }
        """);

    [Fact]
    public Task Message_NamesMemberParameterAndNextStep() => RuleVerifier<AmbiguousCacheKeyAnalyzer>.VerifyMessageAsync(
        "[NonCritical(\"…\")] public interface IRows { [CachedFallback, EmptyFallback] Task<IReadOnlyList<int>> ForAsync(int[] {|#0:genres|}); }",
        "The cached answers of 'IRows.ForAsync' are never found again, because of 'genres': two arrays with the same elements are not equal; take a record, a string or a number");

    private static Task VerifyAsync(string source) => RuleVerifier<AmbiguousCacheKeyAnalyzer>.VerifyAsync(source);
}
