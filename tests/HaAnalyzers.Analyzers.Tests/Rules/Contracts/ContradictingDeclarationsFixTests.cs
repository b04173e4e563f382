using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.Contracts;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class ContradictingDeclarationsFixTests
{
    [Fact]
    public Task SecondFallbackInTheSameList_IsRemovedWithItsSeparator() => VerifyAsync(
        "[NonCritical(\"…\")] interface IRows { [EmptyFallback, [|DefaultFallback|]] string? Text(); }",
        "[NonCritical(\"…\")] interface IRows { [EmptyFallback] string? Text(); }");

    [Fact]
    public Task ListOfItsOwn_IsRemovedWithItsLine() => VerifyAsync(
        """
        [Critical("…")] // kept
        interface IAccounts;

        // No page without it.
        [NonCritical("…")]
        [[|Critical("…")|]]
        interface IRows;
        """,
        """
        [Critical("…")] // kept
        interface IAccounts;

        // No page without it.
        [NonCritical("…")]
        interface IRows;
        """);

    [Fact]
    public Task SeveralHits_AreFixedTogether() => VerifyAsync(
        """
        [NonCritical("…"), [|NonCritical("…")|]]
        interface IRows
        {
            [EmptyFallback] [[|DefaultFallback|]] string? First();

            [OmitFallback("…"), [|DefaultFallback|]]
            string? Second();
        }
        """,
        """
        [NonCritical("…")]
        interface IRows
        {
            [EmptyFallback] string? First();

            [OmitFallback("…")]
            string? Second();
        }
        """);

    [Fact]
    public Task SecondKeyOfAMember_IsRemovedFromItsParameter() => VerifyAsync(
        "[NonCritical(\"…\")] interface IRows { int Count([BreakerKey] int a, [[|BreakerKey|]] int b); }",
        "[NonCritical(\"…\")] interface IRows { int Count([BreakerKey] int a, int b); }");

    private static Task VerifyAsync(string source, string fixedSource) =>
        FixVerifier<ContradictingDeclarationsAnalyzer, ContradictingDeclarationsCodeFixProvider>.VerifyAsync(
            source, fixedSource, ContradictingDeclarationsCodeFixProvider.Key);
}
