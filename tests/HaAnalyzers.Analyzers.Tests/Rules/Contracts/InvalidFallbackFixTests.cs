using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.Contracts;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class InvalidFallbackFixTests
{
    [Fact]
    public Task MissingMethod_IsCreatedWithTheSignatureOfTheMember() => FixVerifier<InvalidFallbackAnalyzer, InvalidFallbackCodeFixProvider>.VerifyAsync(
        """
        [NonCritical("…")] interface IRows
        {
            [[|FallbackMethod(typeof(Defaults), "Titles")|]] Task<IReadOnlyList<string>> TitlesAsync(string country, CancellationToken cancellationToken);
            [[|FallbackMethod(typeof(Defaults), "Record")|]] void Record(int @class);
            [[|FallbackMethod(typeof(Defaults), "Limit")|]] int Limit { get; }
        }

        static class Defaults
        {
            public static int Other() => 3; // kept
        }
        """,
        """
        [NonCritical("…")] interface IRows
        {
            [FallbackMethod(typeof(Defaults), "Titles")] Task<IReadOnlyList<string>> TitlesAsync(string country, CancellationToken cancellationToken);
            [FallbackMethod(typeof(Defaults), "Record")] void Record(int @class);
            [FallbackMethod(typeof(Defaults), "Limit")] int Limit { get; }
        }

        static class Defaults
        {
            public static int Other() => 3; // kept

            public static global::System.Threading.Tasks.Task<global::System.Collections.Generic.IReadOnlyList<string>> Titles(string country, global::System.Threading.CancellationToken cancellationToken) => global::System.Threading.Tasks.Task.FromResult<global::System.Collections.Generic.IReadOnlyList<string>>(global::System.Array.Empty<string>());

            public static void Record(int @class) { }

            public static int Limit() => default;
        }
        """,
        InvalidFallbackCodeFixProvider.Key);

    [Theory]
    [InlineData("[[|EmptyFallback|]] int Count();")]
    [InlineData("[[|FallbackMethod(typeof(string), \"Titles\")|]] int Count();")]
    [InlineData("[[|FallbackMethod(typeof(Defaults), \"Titles\")|]] Version Current();")]
    public Task NothingToCreate_OffersNoFix(string member) => FixVerifier<InvalidFallbackAnalyzer, InvalidFallbackCodeFixProvider>.VerifyNoFixAsync(
        $"[NonCritical(\"…\")] interface IRows {{ {member} }} static class Defaults {{ }}");
}
