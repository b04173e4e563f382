using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.HealthCheckRouting;

public sealed class UnmappedHealthChecksTests
{
    [Theory]
    [InlineData("app.MapHealthChecks(\"/health\");")]
    [InlineData("app.UseHealthChecks(\"/health\");")]
    [InlineData("app.MapHealthEndpoints();")]
    [InlineData("app.MapGet(\"/health\", (Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckService health) => health.CheckHealthAsync());")]
    [InlineData("if (app.Environment.IsDevelopment()) { app.MapHealthChecks(\"/details\"); } app.MapHealthChecks(\"/health\");")]
    [InlineData("if (!app.Environment.IsDevelopment()) { app.MapHealthChecks(\"/health\"); }")]
    public Task Mapped_IsSilent(string statements) => VerifyAsync(Program("builder.Services.AddHealthChecks();", statements));

    [Fact]
    public Task Published_IsSilent() => VerifyAsync(Program(
        "builder.Services.AddHealthChecks(); builder.Services.Configure<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckPublisherOptions>(o => { });", ""));

    [Fact]
    public Task Worker_IsSilent() => VerifyAsync("new ServiceCollection().AddHealthChecks();");

    [Fact]
    public Task Library_IsSilent() => VerifyAsync(
        "public static class Setup { public static void Add(IServiceCollection services) => services.AddHealthChecks(); }", TestProject.Library);

    [Fact]
    public Task ApplicationHandedAway_IsSilent() => VerifyAsync(
        Program("builder.Services.AddHealthChecks();", "app.UseDefaults();"),
        TestProject.Executable.WithProject("Defaults", "public static class Defaults { public static WebApplication UseDefaults(this WebApplication app) => app; }"));

    [Fact]
    public Task NeverMapped_IsReported() => VerifyAsync(Program("builder.Services.[|AddHealthChecks|]();", "app.MapGet(\"/\", () => 1);"));

    [Fact]
    public Task MappedInDevelopmentOnly_IsReported() => VerifyAsync(Program(
        "builder.Services.AddHealthChecks();", "if (app.Environment.IsDevelopment()) { app.[|MapHealthChecks|](\"/health\"); }"));

    [Fact]
    public Task Message_SaysWhich() => RuleVerifier<UnmappedHealthChecksAnalyzer>.VerifyMessageAsync(
        Program("builder.Services.{|#0:AddHealthChecks|}();", ""),
        "The health checks are registered and never mapped, so no router learns what they find; map them where they run in production",
        TestProject.Executable);

    private static string Program(string services, string pipeline) => $$"""
        using Microsoft.Extensions.Hosting;
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        app.Run();
        """;

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<UnmappedHealthChecksAnalyzer>.VerifyAsync(source, project ?? TestProject.Executable);
}
