using HaAnalyzers.Analyzers.Rules.LoadShedding;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.LoadShedding;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

public sealed class MissingLoadSheddingTests
{
    private const string Endpoint = "app.MapGet(\"/\", () => 1);";

    [Theory]
    [InlineData("builder.Services.AddRateLimiter(options => { });", "app.UseRateLimiter(); " + Endpoint + " app.Run();")]
    [InlineData("builder.Services.AddLoadShedding();", "app.UseLoadShedding(); " + Endpoint + " app.Run();")]
    [InlineData("var limiter = new ConcurrencyLimiter(new() { PermitLimit = 100 });", "app.Use((context, next) => limiter.AttemptAcquire().IsAcquired ? next(context) : Task.CompletedTask); " + Endpoint + " app.Run();")]
    [InlineData("", "app.MapHealthChecks(\"/health\"); app.Run();")]
    [InlineData("", "app.Run();")]
    [InlineData("", Endpoint)]
    public Task LimitedOrNothingToLimit_IsSilent(string services, string pipeline) => VerifyAsync(SheddingPrograms.Program(services, pipeline));

    [Fact]
    public Task ApplicationHandedAway_IsSilent() => VerifyAsync(
        SheddingPrograms.Program("", "app.UseDefaults(); " + Endpoint + " app.Run();"), SheddingPrograms.WithDefaults);

    [Theory]
    [InlineData("public static void MapDefaults(this IApplicationBuilder app) { }", "app.MapDefaults(); " + Endpoint + " app.Run();")]
    [InlineData("public static void MapHealth(this WebApplication app) { }", "app.MapHealth(); app.Run();")]
    [InlineData("public static void MapHealth(this WebApplication app) { } public static void UseDefaults(this WebApplication app) { }", "app.MapHealth(); app.UseDefaults(); " + Endpoint + " app.Run();")]
    public Task MethodThatMayDoMoreThanMap_IsSilent(string method, string pipeline) => VerifyAsync(
        SheddingPrograms.Program("", pipeline), SheddingPrograms.Web.WithProject("Defaults", $"public static class Defaults {{ {method} }}"));

    [Theory]
    [InlineData("public static void MapDefaultEndpoints(this WebApplication app) { }", "app.MapDefaultEndpoints(); ")]
    [InlineData("public static void UseDefaultHealthChecks(this IApplicationBuilder app) { }", "app.UseDefaultHealthChecks(); ")]
    [InlineData("public static void MigrateDatabase(this WebApplication app) { }", "app.MigrateDatabase(); ")]
    [InlineData("public static void InitialiseDatabase(this WebApplication app) { }", "app.InitialiseDatabase(); ")]
    [InlineData("public static void MapOrders(this Microsoft.AspNetCore.Routing.IEndpointRouteBuilder routes) { }", "app.MapOrders(); ")]
    public Task MethodOfAnotherProjectThatMapsEndpoints_LimitsNothing(string method, string pipeline) => VerifyAsync(
        SheddingPrograms.Program("", pipeline + Endpoint + " app.[|Run|]();"), SheddingPrograms.Web.WithProject("Defaults", $"public static class Defaults {{ {method} }}"));

    [Theory]
    [InlineData("ThrottlingMiddleware", false)]
    [InlineData("ClientRateLimitMiddleware", false)]
    [InlineData("CorrelationMiddleware", true)]
    public Task MiddlewareOfItsOwn_IsKnownByItsName(string name, bool isReported) => VerifyAsync(
        SheddingPrograms.Program("", $"app.UseMiddleware<{name}>(); {Endpoint} app.{(isReported ? "[|Run|]" : "Run")}();")
            + $"public sealed class {name}(RequestDelegate next) {{ public Task InvokeAsync(HttpContext context) => next(context); }}");

    [Fact]
    public Task Gateway_IsSilent() => VerifyAsync(
        SheddingPrograms.Program("", Endpoint + " app.Run();"), SheddingPrograms.Web with { EditorConfig = "[*.cs]\nha_shedding = gateway\n" });

    [Fact]
    public Task Library_IsSilent() => VerifyAsync(
        "public static class Setup { public static void Start(WebApplication app) { app.MapGet(\"/\", () => 1); app.Run(); } }", TestProject.Library);

    [Theory]
    [InlineData(Endpoint + " app.[|Run|]();")]
    [InlineData("app.MapHealthChecks(\"/health\"); " + Endpoint + " await app.[|RunAsync|]();")]
    public Task NoLimit_IsReported(string pipeline) => VerifyAsync(SheddingPrograms.Program("", pipeline));

    [Theory]
    [InlineData("app.UseEndpoints(endpoints => endpoints.MapHealthChecks(\"/health\"));")]
    [InlineData("app.UseRateLimiter(); app.UseEndpoints(endpoints => endpoints.MapControllers());")]
    public Task LimitedStartupClass_IsSilent(string pipeline) => VerifyAsync(Startup(pipeline));

    [Theory]
    [InlineData("app.MapControllers();", true)]
    [InlineData("app.UseRouting();", false)]
    public Task EndpointsOfAMethodThatTheProgramCalls_AreItsOwn(string body, bool isReported) => VerifyAsync(
        SheddingPrograms.Program("", $"app.UseOurs(); app.{(isReported ? "[|Run|]" : "Run")}();")
            + $"public static class Ours {{ public static void UseOurs(this WebApplication app) {{ {body} }} }}");

    [Fact]
    public Task StartupClassOfALibrary_IsSilent() => VerifyAsync(
        "public static class Setup { public static void Use(IApplicationBuilder app) => app.UseEndpoints(endpoints => endpoints.MapControllers()); }", TestProject.Library);

    [Fact]
    public Task StartupClassThatHandsTheApplicationAway_IsSilent() => VerifyAsync(
        Startup("((WebApplication)app).UseDefaults(); app.UseEndpoints(endpoints => endpoints.MapControllers());"), SheddingPrograms.WithDefaults);

    [Fact]
    public Task EndpointsInAHelperOfAnApplicationThatRuns_AreReportedOnce() => VerifyAsync(
        SheddingPrograms.Program("", "Use(app); " + Endpoint + " app.[|Run|](); static void Use(IApplicationBuilder app) => app.UseEndpoints(endpoints => endpoints.MapControllers());"));

    [Fact]
    public Task StartupClassWithoutLimit_IsReported() => VerifyAsync(
        Startup("app.UseRouting(); app.[|UseEndpoints|](endpoints => { endpoints.MapHealthChecks(\"/health\"); endpoints.MapControllers(); });"));

    [Fact]
    public Task StartupClass_HasNoFix()
    {
        string program = Startup("app.[|UseEndpoints|](endpoints => endpoints.MapControllers());");
        return FixVerifier<MissingLoadSheddingAnalyzer, MissingLoadSheddingCodeFixProvider>.VerifyAsync(program, program, project: SheddingPrograms.Web);
    }

    [Fact]
    public Task Message_NamesTheProgram() => RuleVerifier<MissingLoadSheddingAnalyzer>.VerifyMessageAsync(
        SheddingPrograms.Program("", Endpoint + " app.{|#0:Run|}();"),
        "'TestProject' takes on every request that comes, so an overload slows all of them down until none is answered in time; add 'UseLoadShedding()'",
        SheddingPrograms.Web);

    [Fact]
    public Task Fix_PutsTheShedderInFront() => FixVerifier<MissingLoadSheddingAnalyzer, MissingLoadSheddingCodeFixProvider>.VerifyAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        // The pipeline.
        var app = builder.Build();
        app.MapGet("/", () => 1);
        app.[|Run|]();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        // The pipeline.
        builder.Services.AddLoadShedding();
        var app = builder.Build();
        app.UseLoadShedding();
        app.MapGet("/", () => 1);
        app.Run();
        """,
        project: SheddingPrograms.Web);

    [Fact]
    public Task BuilderNobodyHolds_HasNoFix()
    {
        const string Program = "var app = WebApplication.CreateBuilder(args).Build(); app.MapGet(\"/\", () => 1); app.[|Run|]();";
        return FixVerifier<MissingLoadSheddingAnalyzer, MissingLoadSheddingCodeFixProvider>.VerifyAsync(Program, Program, project: SheddingPrograms.Web);
    }

    private static string Startup(string pipeline) => $$"""
        using Microsoft.AspNetCore.Hosting;
        using Microsoft.Extensions.Hosting;

        Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

        public sealed class Startup
        {
            public void ConfigureServices(IServiceCollection services) => services.AddControllers();

            public void Configure(IApplicationBuilder app) { {{pipeline}} }
        }
        """;

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<MissingLoadSheddingAnalyzer>.VerifyAsync(source, project ?? SheddingPrograms.Web);
}
