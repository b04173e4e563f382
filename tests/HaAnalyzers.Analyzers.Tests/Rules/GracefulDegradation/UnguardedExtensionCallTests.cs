using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>A method that extends a contract is called like a member of it, and calls one.</summary>
public sealed class UnguardedExtensionCallTests
{
    private const string Extensions = """
        namespace Streaming;

        public static class RowExtensions
        {
            public static async Task<int> CountAsync(this IRecommendations rows) => (await rows.ForUserAsync(1)).Count;
            public static int Read(this IRecommendations? rows) => rows?.Unseen ?? 0;
            public static async Task<int> CarefulAsync(this IRecommendations rows) { try { return rows.Unseen; } catch (Exception) { return 0; } }
            public static Task LogAsync(this IRecommendations rows) => Console.Out.WriteLineAsync(rows.ToString());
            public static IRecommendations Guarded(this IRecommendations rows) => new RecommendationsGuard(rows);
            public static Task<int> OfAny<T>(this T any) => Task.FromResult(0);
            public static void Tune(this RecommendationsClient client) => client.Retries = 3;
        }
        """;

    [Theory]
    [InlineData("public Task Render(IRecommendations rows) => rows.CountAsync();")]
    [InlineData("public Task Render(RecommendationsGuard rows) => rows.CountAsync();")]
    [InlineData("public Task Render(RecommendationsClient rows) => rows.Guarded().CountAsync();")]
    [InlineData("public Task Render(RecommendationsClient rows) => rows.CarefulAsync();")]
    [InlineData("public Task Render(RecommendationsClient rows) => rows.LogAsync();")]
    [InlineData("public Task Render(RecommendationsClient rows) => rows.OfAny();")]
    [InlineData("public void Render(RecommendationsClient rows) => rows.Tune();")]
    [InlineData("public async Task<int> Render(RecommendationsClient rows) { try { return await rows.CountAsync(); } catch (Exception) { return 0; } }")]
    [InlineData("public Task Render(RecommendationsClient rows) => HelpAsync(rows); private static Task HelpAsync(IRecommendations rows) => rows.CountAsync();")]
    public Task ExtensionThatReachesNothingPastAGuard_IsSilent(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("public Task Render(RecommendationsClient rows) => rows.[|CountAsync|]();")]
    [InlineData("public Task? Render(RecommendationsClient? rows) => rows?.[|CountAsync|]();")]
    [InlineData("public Task Render(RecommendationsClient rows) => RowExtensions.[|CountAsync|](rows);")]
    [InlineData("public int Render(RecommendationsClient rows) => rows.[|Read|]();")]
    [InlineData("private readonly IRecommendations _rows = new RecommendationsClient(); public Task Render() => _rows.[|CountAsync|]();")]
    public Task ExtensionThatCallsAMember_IsReported(string member) => VerifyAsync(member);

    [Theory]
    [InlineData("rows.TryCountAsync()", false)]
    [InlineData("rows.CountOrDefaultAsync()", false)]
    [InlineData("rows.Wrapped()", false)]
    [InlineData("rows.[|CountAsync|]()", true)]
    public Task ExtensionOfAnotherProject_IsJudgedByItsSignature(string call, bool isReported) => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        $"public class Client : IRows {{ public Task<int> ReadAsync() => throw new HttpRequestException(); }} public class Page {{ public object Render(Client rows) => {call}; /* {isReported} */ }}",
        TestProject.Library.WithProject(
            "Core",
            """
            [NonCritical("…")] public interface IRows { [DefaultFallback] Task<int> ReadAsync(); }

            public static class RowExtensions
            {
                public static Task<int> CountAsync(this IRows rows) => rows.ReadAsync();
                public static async Task<int> TryCountAsync(this IRows rows) { try { return await rows.ReadAsync(); } catch (Exception) { return 0; } }
                public static async Task<int> CountOrDefaultAsync(this IRows rows) { try { return await rows.ReadAsync(); } catch (Exception) { return 0; } }
                public static IRows Wrapped(this IRows rows) => rows;
            }
            """));

    [Fact]
    public Task Fix_TakesTheContract() => FixVerifier<UnguardedCallAnalyzer, UnguardedCallCodeFixProvider>.VerifyAsync(
        "using Streaming;\npublic class Page(RecommendationsClient rows) { public async Task<int> Render() => await rows.[|CountAsync|]() + rows.[|Unseen|]; }",
        "using Streaming;\npublic class Page(IRecommendations rows) { public async Task<int> Render() => await rows.CountAsync() + rows.Unseen; }",
        "HA1001.TakeContract",
        StreamingSources.Library.WithFile("/0/Extensions.cs", Extensions));

    private static Task VerifyAsync(string member) => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        $"namespace Streaming; public class Page {{ {member} }}", StreamingSources.Library.WithFile("/0/Extensions.cs", Extensions));
}
