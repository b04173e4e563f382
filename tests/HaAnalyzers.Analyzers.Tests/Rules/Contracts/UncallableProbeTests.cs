using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class UncallableProbeTests
{
    [Theory]
    [InlineData("Task PingAsync()")]
    [InlineData("Task PingAsync(CancellationToken token)")]
    [InlineData("Task<bool> PingAsync(CancellationToken token, int depth = 1)")]
    [InlineData("ValueTask<bool> PingAsync(params string[] names)")]
    [InlineData("void Ping()")]
    [InlineData("bool Ping(CancellationToken token = default)")]
    [InlineData("IReadOnlyList<int> Ping()")]
    public Task Callable_IsSilent(string member) => VerifyAsync($"[Critical(\"…\")] public interface IAccounts {{ [ReadinessProbe] {member}; }}");

    [Fact]
    public Task NotYetClassified_IsSilent() => VerifyAsync("public interface IAccounts { [ReadinessProbe] Task PingAsync(); }");

    [Fact]
    public Task MarkedOnTheAssembly_IsSilent() => VerifyAsync(
        "[assembly: Critical(typeof(IAccounts), \"…\")] public interface IAccounts { [ReadinessProbe] Task PingAsync(); }");

    [Fact]
    public Task WithDefaultImplementation_IsSilent() => VerifyAsync(
        "[Critical(\"…\")] public interface IAccounts { Task<int> CountAsync(); [ReadinessProbe] Task PingAsync() => CountAsync(); }");

    [Theory]
    [InlineData("Task PingAsync(int id)")]
    [InlineData("Task PingAsync(CancellationToken token, CancellationToken other)")]
    [InlineData("Task PingAsync<T>()")]
    [InlineData("static Task PingAsync() => Task.CompletedTask")]
    [InlineData("ref int Ping()")]
    [InlineData("IAsyncEnumerable<int> Ping()")]
    [InlineData("Task<Task> PingAsync()")]
    [InlineData("System.Runtime.CompilerServices.YieldAwaitable Ping()")]
    public Task Uncallable_IsReported(string member) => VerifyAsync($"[Critical(\"…\")] public interface IAccounts {{ [[|ReadinessProbe|]] {member}; }}");

    [Theory]
    [InlineData("[Critical(\"…\")] public interface IAccounts<T> { [[|ReadinessProbe|]] Task PingAsync(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IRows { [[|ReadinessProbe|]] [OmitFallback(\"…\")] Task PingAsync(); }")]
    [InlineData("public class Accounts { [[|ReadinessProbe|]] public Task PingAsync() => Task.CompletedTask; }")]
    [InlineData("public class Outer { [Critical(\"…\")] private interface IAccounts { [[|ReadinessProbe|]] Task PingAsync(); } }")]
    public Task WhereNobodyAsks_IsReported(string source) => VerifyAsync(source);

    [Fact]
    public Task Message_SaysWhy() => RuleVerifier<UncallableProbeAnalyzer>.VerifyMessageAsync(
        "[Critical(\"…\")] public interface IAccounts { [{|#0:ReadinessProbe|}] Task FindAsync(int id); }",
        "'IAccounts.FindAsync' never tells whether the dependency can serve: it needs 'id', which a probe does not have");

    private static Task VerifyAsync(string source) => RuleVerifier<UncallableProbeAnalyzer>.VerifyAsync(source);
}
