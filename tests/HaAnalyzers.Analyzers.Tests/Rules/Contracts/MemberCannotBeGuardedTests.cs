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
    [InlineData("int [|Level|] { get; protected set; }")]
    [InlineData("int [|Level|] { get => 1; protected set { } }")]
    [InlineData("int [|this|][int id] { protected get; set; }")]
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

    [Theory]
    [InlineData("public virtual int Count() => 0;")]
    [InlineData("public virtual int Count { get; protected set; } protected virtual void Reset() { } private int Rest() => 0; public static int Zero() => 0; public const int One = 1;")]
    [InlineData("internal virtual int Count() => 0; protected internal virtual int Limit { get; internal set; }")]
    [InlineData("public virtual event EventHandler Changed; public virtual int this[int i] => i; public override string ToString() => \"\"; ~Client() { }")]
    [InlineData("public virtual Task<T> GetAsync<T>(T key) where T : class => null; private int count; protected int Size;")]
    [InlineData("public virtual int Count() => 0; public virtual int Limit { get; init; }")]
    public Task OverridableMember_IsSilent(string members) => VerifyAsync($"[NonCritical(\"…\")] public class Client {{ {members} }}");

    [Theory]
    [InlineData("public int [|Count|]() => 0;")]
    [InlineData("public int [|Limit|] { get; set; }")]
    [InlineData("internal int [|Limit|]() => 0;")]
    [InlineData("public int [|Limit|];")]
    [InlineData("public event EventHandler [|Changed|];")]
    [InlineData("protected abstract int [|Count|]();")]
    [InlineData("public virtual ref int [|Count|]() => throw new Exception();")]
    [InlineData("public virtual int [|Breaker|]() => 0;")]
    [InlineData("public abstract override int [|GetHashCode|]();")]
    [InlineData("public virtual required int [|Limit|] { get; set; }")]
    public Task MemberThatNoGuardCanOverride_IsReported(string members) =>
        VerifyAsync($"[NonCritical(\"…\")] public abstract class Client {{ protected Client() {{ }} public virtual int Other() => 0; {members} }}");

    [Theory]
    [InlineData("public class Base { public virtual int Count() => 0; } [NonCritical(\"…\")] public class Client : Base { public sealed override int [|Count|]() => 1; public virtual int Other() => 0; }")]
    [InlineData("public class Base { public virtual int [|Count|]() => 0; } [NonCritical(\"…\")] public class Client : Base { public new virtual int Count() => 1; }")]
    [InlineData("public interface ICount { int Count(); } [NonCritical(\"…\")] public class Client : ICount { int ICount.[|Count|]() => 0; public virtual int Other() => 0; }")]
    public Task MemberOfABaseThatNoGuardCanOverride_IsReported(string source) => VerifyAsync(source);

    private static Task VerifyAsync(string source) =>
        RuleVerifier<MemberCannotBeGuardedAnalyzer>.VerifyAsync(source, TestProject.Library with { RunsGenerator = true });
}
