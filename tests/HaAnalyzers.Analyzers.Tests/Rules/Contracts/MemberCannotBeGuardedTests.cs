using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class MemberCannotBeGuardedTests
{
    [Theory]
    [InlineData("void Record(int id);")]
    [InlineData("int Limit { get; }")]
    [InlineData("[DefaultFallback] int Parse(string text, out int rest, ref int position, in int end);")]
    [InlineData("void Fill(Span<byte> buffer);")]
    [InlineData("ValueTask<IReadOnlyList<int>> RowsAsync(CancellationToken cancellationToken);")]
    [InlineData("Task<T> GetAsync<T>(T key) where T : class;")]
    [InlineData("static int Helper() => 3; const int Limit = 3; private void Hidden() { } int Seen();")]
    [InlineData("IEnumerable<int> Rows();")]
    [InlineData("event EventHandler Changed;")]
    [InlineData("int this[int i] { get; }")]
    [InlineData("int this[ReadOnlySpan<char> key] { get; }")]
    [InlineData("Task<int> this[in int key] { get; }")]
    [InlineData("int Limit { get; set; }")]
    [InlineData("int Limit { set; }")]
    [InlineData("int Limit { get; init; }")]
    [InlineData("IAsyncEnumerable<int> StreamAsync();")]
    [InlineData("static virtual int Create() => 3;")]
    [InlineData("protected int Hidden() => 3;")]
    [InlineData("dynamic Anything(dynamic value);")]
    public Task GuardableMember_IsSilent(string member) => VerifyAsync($"[NonCritical(\"…\")] public interface IRows {{ {member} }}");

    [Fact]
    public Task UnmarkedInterface_IsSilent() => VerifyAsync("public interface IRows { event EventHandler Changed; int this[int i] { get; set; } }");

    [Theory]
    [InlineData("ref int [|Counter|]();")]
    [InlineData("ref readonly int [|Counter|] { get; }")]
    [InlineData("Span<byte> [|Buffer|]();")]
    [InlineData("int [|Limit|] { init; }")]
    [InlineData("IAsyncEnumerator<int> [|StreamAsync|]();")]
    [InlineData("IAsyncEnumerable<int> [|StreamAsync|](in int first);")]
    [InlineData("protected int [|Hidden|]();")]
    [InlineData("static abstract IRows operator [|+|](IRows first, IRows second);")]
    [InlineData("System.Runtime.CompilerServices.YieldAwaitable [|Yield|]();")]
    [InlineData("Task [|LoadAsync|](in int filter);")]
    [InlineData("Task<int> [|LoadAsync|](out int rest);")]
    [InlineData("ValueTask [|SendAsync|](ReadOnlySpan<byte> data);")]
    [InlineData("Task<int> [|this|][ReadOnlySpan<char> key] { get; }")]
    [InlineData("IAsyncEnumerable<int> [|this|][Span<int> key] { get; }")]
    [InlineData("static abstract int [|Create|]();")]
    public Task UnguardableMember_IsReported(string member) => VerifyAsync($"[NonCritical(\"…\")] public interface IRows {{ {member} }}");

    [Theory]
    [InlineData("int Count(in int filter);")]
    [InlineData("int [|Count|](ref int position);")]
    [InlineData("bool [|TryCount|](out int count);")]
    [InlineData("void [|Fill|](Span<byte> buffer);")]
    [InlineData("IAsyncEnumerable<int> [|StreamAsync|]();")]
    public Task MemberInPipeline_TakesValuesOnly(string member) =>
        VerifyAsync($"[NonCritical(\"…\", Pipeline = \"retry\")] public interface IRows {{ {member} }}");

    [Fact]
    public Task InheritedMemberOfTheSameProject_IsReportedWhereItStands() =>
        VerifyAsync("public interface IBase { ref int [|Counter|](); } [NonCritical(\"…\")] public interface IRows : IBase;");

    [Fact]
    public Task MemberOfAForeignContract_IsReportedAtTheAttribute() =>
        VerifyAsync("[assembly: [|NonCritical(typeof(System.Numerics.IAdditiveIdentity<,>), \"…\")|]]");

    [Fact]
    public Task Message_NamesMemberReasonAndNextStep() => RuleVerifier<MemberCannotBeGuardedAnalyzer>.VerifyMessageAsync(
        "[NonCritical(\"…\")] public interface IRows { ref int {|#0:Counter|}(); }",
        "'IRows.Counter' cannot be guarded: it returns by reference: there is nothing a fallback could refer to; return a value");

    private static Task VerifyAsync(string source) =>
        RuleVerifier<MemberCannotBeGuardedAnalyzer>.VerifyAsync(source, TestProject.Library with { RunsGenerator = true });
}
