namespace HaAnalyzers.Analyzers.Tests.Generation;

public sealed class ReadinessProbeTests
{
    [Theory]
    [InlineData("void Ping()", "static (dependency, cancellationToken) => { dependency.Ping(); return new global::System.Threading.Tasks.ValueTask<bool>(true); });")]
    [InlineData("bool Ping()", "static (dependency, cancellationToken) => new global::System.Threading.Tasks.ValueTask<bool>(dependency.Ping()));")]
    [InlineData("int Ping()", "{ dependency.Ping(); return")]
    [InlineData("bool Ping(CancellationToken @event)", "dependency.Ping(@event: cancellationToken)")]
    [InlineData("Task PingAsync()", "static async (dependency, cancellationToken) => { await dependency.PingAsync().ConfigureAwait(false); return true; });")]
    [InlineData("Task<bool> PingAsync(CancellationToken token)", "await dependency.PingAsync(token: cancellationToken).ConfigureAwait(false));")]
    [InlineData("ValueTask PingAsync(int depth = 1, CancellationToken token = default)", "{ await dependency.PingAsync(token: cancellationToken).ConfigureAwait(false); return true; });")]
    [InlineData("ValueTask<bool> PingAsync()", "await dependency.PingAsync().ConfigureAwait(false));")]
    [InlineData("Task<string> PingAsync()", "return true;")]
    public void Probe_IsCalledAsItIs(string member, string expected)
    {
        string text = Emitted($"[Critical(\"…\")] public interface IAccounts {{ [ReadinessProbe] {member}; }}");

        Assert.Contains("AddReadinessProbe<global::IAccounts>(", text, StringComparison.Ordinal);
        Assert.Contains(expected, text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[NonCritical(\"…\")] public interface IAccounts { [ReadinessProbe] void Ping(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IPrices { void Ask(); } public interface IAccounts { [ReadinessProbe] void Ping(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IPrices { void Ask(); } [Critical(\"…\")] public interface IAccounts { [ReadinessProbe] void Ping(int user); }")]
    [InlineData("[NonCritical(\"…\")] public interface IPrices { void Ask(); } [Critical(\"…\")] public interface IAccounts { [ReadinessProbe] void Ping<T>(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IPrices { void Ask(); } [Critical(\"…\")] public interface IAccounts<T> { [ReadinessProbe] void Ping(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IPrices { void Ask(); } public class Outer { [Critical(\"…\")] private interface IAccounts { [ReadinessProbe] void Ping(); } }")]
    public void WhatNobodyCanAsk_HasNoProbe(string source) =>
        Assert.DoesNotContain("AddReadinessProbe", Emitted(source), StringComparison.Ordinal);

    [Fact]
    public void SeveralProbes_HaveACheckEach()
    {
        string text = Emitted("[assembly: Critical(typeof(IAccounts), \"…\")] public interface IAccounts { [ReadinessProbe(TimeoutMilliseconds = 5, CacheMilliseconds = 0)] void Read(); [ReadinessProbe] void Write(); }");

        Assert.Contains("\"IAccounts.Read\",\n                timeoutMilliseconds: 5,\n                cacheMilliseconds: 0,", text, StringComparison.Ordinal);
        Assert.Contains("\"IAccounts.Write\",\n                timeoutMilliseconds: 1000,\n                cacheMilliseconds: 1000,", text, StringComparison.Ordinal);
    }

    [Fact]
    public void NoContract_EmitsNothing() => Assert.Empty(GeneratorRun.Of("public interface IAccounts { void Ping(); }").Sources);

    private static string Emitted(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source);
        Assert.Empty(run.ComplaintsAboutGeneratedCode);
        return run.Sources.Single(file => file.HintName == "AddDependencies.g.cs").SourceText.ToString();
    }
}
