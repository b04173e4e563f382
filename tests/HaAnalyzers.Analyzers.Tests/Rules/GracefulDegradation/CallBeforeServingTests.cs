using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class CallBeforeServingTests
{
    private const string Types = """

        [NonCritical("…")] public interface IRows { [OmitFallback("…")] Task<string?> TrendingAsync(); }
        public sealed class Client : IRows { public Task<string?> TrendingAsync() => Task.FromResult<string?>(null); }
        """;

    [Theory]
    [InlineData("app.MapGet(\"/\", (IRows rows) => rows.TrendingAsync()); app.Run();")]
    [InlineData("app.Run(); await rows.TrendingAsync();")]
    [InlineData("_ = rows.TrendingAsync(); app.Run();")]
    [InlineData("_ = Task.Run(async () => await rows.TrendingAsync()); app.Run();")]
    [InlineData("await rows.TrendingAsync();")]
    [InlineData("app.Lifetime.ApplicationStarted.Register(() => rows.TrendingAsync()); await app.RunAsync();")]
    public Task LaterOrNotWaitedFor_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("var trending = await rows.[|TrendingAsync|](); app.Run();")]
    [InlineData("await rows.[|TrendingAsync|](); await app.RunAsync();")]
    [InlineData("rows.[|TrendingAsync|]().GetAwaiter().GetResult(); await app.StartAsync();")]
    [InlineData("await new Client().[|TrendingAsync|](); app.Run();")]
    [InlineData("if (args.Length > 0) { await rows.[|TrendingAsync|](); } app.Run();")]
    public Task BeforeRun_IsReported(string statements) => VerifyAsync(statements);

    [Fact]
    public Task HostedService_IsReportedWhereTheHostWaits() => RuleVerifier<CallBeforeServingAnalyzer>.VerifyAsync(
        $$"""
        using Microsoft.Extensions.Hosting;

        public sealed class WarmUp(IRows rows) : IHostedService
        {
            public async Task StartAsync(CancellationToken token) => await rows.[|TrendingAsync|]();
            public async Task StopAsync(CancellationToken token) => await rows.TrendingAsync();
        }

        public sealed class Background(IRows rows) : BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken token) => await rows.TrendingAsync();
        }

        public sealed class Detached(IRows rows) : IHostedService
        {
            public Task StartAsync(CancellationToken token) { _ = rows.TrendingAsync(); return Task.CompletedTask; }
            public Task StopAsync(CancellationToken token) => Task.CompletedTask;
        }
        {{Types}}
        """);

    [Fact]
    public Task Message_NamesContractMemberAndNextStep() => RuleVerifier<CallBeforeServingAnalyzer>.VerifyMessageAsync(
        Program("await rows.{|#0:TrendingAsync|}(); app.Run();"),
        "'IRows.TrendingAsync' is called before the app starts serving: while the dependency is away, no new instance comes up, or it keeps the degraded answer for good; call it when first needed, or from a background service",
        TestProject.Executable);

    private static string Program(string statements) => $$"""
        var app = WebApplication.Create(args);
        var rows = app.Services.GetRequiredService<IRows>();
        {{statements}}
        {{Types}}
        """;

    private static Task VerifyAsync(string statements) => RuleVerifier<CallBeforeServingAnalyzer>.VerifyAsync(Program(statements), TestProject.Executable);
}
