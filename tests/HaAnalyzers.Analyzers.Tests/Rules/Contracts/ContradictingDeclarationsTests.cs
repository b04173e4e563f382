using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class ContradictingDeclarationsTests
{
    [Theory]
    [InlineData("[NonCritical(\"…\")] interface IRows { [CachedFallback, EmptyFallback] string Text(); }")]
    [InlineData("[NonCritical(\"…\"), EmptyFallback, DefaultFallback, OmitFallback(\"…\")] interface IRows { string Text(); }")]
    [InlineData("[NonCritical(\"…\"), EmptyFallback] interface IRows { [DefaultFallback] int Count(); }")]
    [InlineData("[Critical(\"…\")] interface IAccounts; [NonCritical(\"…\")] interface IRows;")]
    [InlineData("[Critical(\"…\")] interface IAccounts { [EmptyFallback, DefaultFallback] int Count(); }")]
    [InlineData("[assembly: NonCritical(typeof(IFormatProvider), \"…\")] [assembly: NonCritical(typeof(ICloneable), \"…\")]")]
    [InlineData("[NonCritical(\"…\", Fallback = typeof(Replica))] interface IRows { [DefaultFallback] int Count(); } class Replica : IRows { public int Count() => 3; }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([BreakerKey] string region, int id); int Sum([BreakerKey] int id); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([BreakerKey] Key key); } record Key(int Id);")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([BreakerKey] Uri key); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([BreakerKey] DayOfWeek? key, [BreakerKeyed] int other); } class BreakerKeyed : Attribute;")]
    [InlineData("interface IRows { int Count([BreakerKey] int a, [BreakerKey] int b); }")]
    public Task AgreeingDeclarations_AreSilent(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("[NonCritical(\"…\")] interface IRows { [EmptyFallback, [|DefaultFallback|]] string? Text(); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { [OmitFallback(\"…\")] [[|DefaultFallback|]] string? Text(); }")]
    [InlineData("[NonCritical(\"…\"), [|Critical(\"…\")|]] interface IRows;")]
    [InlineData("[NonCritical(\"…\"), [|NonCritical(\"…\")|]] interface IRows;")]
    [InlineData("[NonCritical(\"…\")] partial interface IRows; [[|NonCritical(\"…\")|]] partial interface IRows;")]
    [InlineData("[assembly: [|NonCritical(typeof(IRows), \"…\")|]] [NonCritical(\"…\")] interface IRows;")]
    [InlineData("[assembly: [|Critical(typeof(IRows), \"…\")|]] [NonCritical(\"…\")] interface IRows;")]
    [InlineData("[assembly: NonCritical(typeof(ICloneable), \"…\")] [assembly: [|NonCritical(typeof(ICloneable), \"…\")|]]")]
    [InlineData("[NonCritical(\"…\", Fallback = typeof(Replica)), [|EmptyFallback|]] interface IRows; class Replica : IRows;")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([BreakerKey] int a, [[|BreakerKey|]] int b); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([[|BreakerKey|]] in int a); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([[|BreakerKey|]] ReadOnlySpan<char> a); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([[|BreakerKey|]] CancellationToken a); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count<T>([[|BreakerKey|]] T a); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([[|BreakerKey|]] byte[] a); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count([[|BreakerKey|]] Key a); } sealed class Key;")]
    public Task ContradictingDeclarations_AreReported(string source) => VerifyAsync(source);

    [Fact]
    public Task Message_NamesBothDeclarations() => RuleVerifier<ContradictingDeclarationsAnalyzer>.VerifyMessageAsync(
        "[NonCritical(\"…\")] interface IRows { [EmptyFallback, {|#0:DefaultFallback|}] string? Text(); }",
        "'IRows.Text' declares both [EmptyFallback] and [DefaultFallback]; keep one of the two");

    private static Task VerifyAsync(string source) =>
        RuleVerifier<ContradictingDeclarationsAnalyzer>.VerifyAsync(source, TestProject.Library with { RunsGenerator = true });
}
