using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class SwallowedFailureTests
{
    [Theory]
    [InlineData("try { return await http.GetStringAsync(\"/\"); } catch (Exception e) { throw new InvalidOperationException(\"no\", e); }")]
    [InlineData("try { return await http.GetStringAsync(\"/\"); } catch (HttpRequestException) { return \"\"; }")]
    [InlineData("try { return await http.GetStringAsync(\"/\"); } finally { Console.WriteLine(); }")]
    [InlineData("try { return File.ReadAllText(\"a\"); } catch (Exception) { return \"\"; }")]
    [InlineData("try { Func<Task<string>> later = () => http.GetStringAsync(\"/\"); return later.ToString()!; } catch (Exception) { return \"\"; }")]
    [InlineData("while (true) { try { return await http.GetStringAsync(\"/\"); } catch (Exception) { await Task.Delay(1000); } }")]
    [InlineData("return await pipeline.ExecuteAsync(async token => { try { return await http.GetStringAsync(\"/\", token); } catch (Exception) { return \"\"; } });")]
    public Task NotSwallowedOrHasBreaker_IsSilent(string body) => VerifyAsync(Client("IWeather", body));

    [Theory]
    [InlineData("IHostedService", "StartAsync")]
    [InlineData("Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck", "CheckHealthAsync")]
    public Task BackgroundAndHealth_AreSilent(string contract, string member) => VerifyAsync($$"""
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        using Microsoft.Extensions.Hosting;

        public sealed class Service(HttpClient http) : {{contract}}
        {
            public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token)
            {
                try { await http.GetStringAsync("/", token); return HealthCheckResult.Healthy(); }
                catch (Exception) { return HealthCheckResult.Unhealthy(); }
            }

            public Task StartAsync(CancellationToken token) => AskAsync();

            public Task StopAsync(CancellationToken token) => AskAsync();

            private async Task AskAsync()
            {
                try { await http.GetStringAsync("/{{member}}"); }
                catch (Exception) { Console.WriteLine(); }
            }
        }
        """);

    [Fact]
    public Task ClassifiedContract_IsSilent() => VerifyAsync("""
        [NonCritical("…")]
        public interface IWeather { [EmptyFallback] Task<string> TodayAsync(); }

        public sealed class Client(HttpClient http) : IWeather
        {
            public async Task<string> TodayAsync()
            {
                try { return await http.GetStringAsync("/"); } catch (Exception) { return ""; }
            }
        }
        """);

    [Fact]
    public Task Database_IsSilent() => VerifyAsync("""
        public sealed class Orders(Microsoft.EntityFrameworkCore.DbContext db)
        {
            public async Task<bool> SaveAsync()
            {
                try { await db.SaveChangesAsync(); return true; } catch (Exception) { return false; }
            }
        }
        """);

    [Theory]
    [InlineData("try { return Results.Text(await http.GetStringAsync(\"/\")); } catch (Exception) { return Results.Problem(statusCode: 502); }")]
    [InlineData("try { return Results.Text(await http.GetStringAsync(\"/\")); } catch (Exception) { Console.WriteLine(); return Results.StatusCode(503); }")]
    [InlineData("try { return Results.Text(await http.[|GetStringAsync|](\"/\")); } catch (Exception) { return Results.Text(\"\"); }")]
    [InlineData("try { return Results.Text(await http.[|GetStringAsync|](\"/\")); } catch (IOException) { return Results.Problem(); } catch (Exception) { return Results.Ok(); }")]
    public Task HttpError_IsNoAnswer(string body) => VerifyAsync(
        $$"""public sealed class Weather(HttpClient http) { public async Task<IResult> TodayAsync() { {{body}} } }""");

    [Fact]
    public Task ProgramThatGivesItsClientsResilience_IsSilent() => VerifyAsync(
        "new ServiceCollection().AddHttpClient(\"a\").AddStandardResilienceHandler();\n"
            + Client("IWeather", "try { return await http.GetStringAsync(\"/\"); } catch (Exception) { return \"\"; }"),
        TestProject.Service);

    [Theory]
    [InlineData("try { return await http.[|GetStringAsync|](\"/\"); } catch (Exception) { return \"\"; }")]
    [InlineData("try { return await http.[|GetStringAsync|](\"/\"); } catch { return \"\"; }")]
    [InlineData("try { return await http.[|GetStringAsync|](\"/\"); } catch (Exception e) when (e is not OperationCanceledException) { return \"\"; }")]
    [InlineData("foreach (var path in new[] { \"/\" }) { try { return await http.[|GetStringAsync|](path); } catch (Exception) { Console.WriteLine(path); } } return \"\";")]
    public Task Swallowed_IsReported(string body) => VerifyAsync(Client("IWeather", body));

    [Fact]
    public Task WithoutContract_IsReported() => VerifyAsync("""
        public sealed class Page(StackExchange.Redis.IDatabase redis)
        {
            public async Task<string> RenderAsync()
            {
                try { return (await redis.[|StringGetAsync|]("rows")).ToString(); } catch (Exception) { return ""; }
            }
        }
        """);

    [Fact]
    public Task MinimalApiHandler_IsReported() => VerifyAsync(
        """
        var app = WebApplication.Create(args);
        app.MapGet("/", async (StackExchange.Redis.IDatabase redis) =>
        {
            try { return (await redis.[|StringGetAsync|]("rows")).ToString(); } catch (Exception) { return ""; }
        });
        app.Run();
        """,
        TestProject.Service);

    [Fact]
    public Task Message_NamesCallProductAndContract() => RuleVerifier<SwallowedFailureAnalyzer>.VerifyMessageAsync(
        Client("IWeather", "try { return await http.{|#0:GetStringAsync|}(\"/\"); } catch (Exception) { return \"\"; }"),
        "Failures of 'GetStringAsync' (HttpClient) are answered by hand, without a breaker: while it is down, every caller waits for the timeout first; mark 'IWeather' [NonCritical], and its guard has one",
        TestProject.ServiceLibrary);

    [Fact]
    public Task Fix_MarksTheContract() => FixVerifier<SwallowedFailureAnalyzer, CodeFixes.Rules.GracefulDegradation.SwallowedFailureCodeFixProvider>.VerifyAsync(
        Client("IWeather", "try { return await http.[|GetStringAsync|](\"/\"); } catch (Exception) { return \"\"; }"),
        Client("IWeather", "try { return await http.GetStringAsync(\"/\"); } catch (Exception) { return \"\"; }")
            .Replace("public interface IWeather", "[NonCritical(\"TODO: what users get while it is down\")] public interface IWeather", StringComparison.Ordinal),
        project: TestProject.ServiceLibrary);

    private static string Client(string contract, string body) => $$"""
        public sealed class Client(HttpClient http, Polly.ResiliencePipeline pipeline) : {{contract}}
        {
            public Polly.ResiliencePipeline Pipeline => pipeline;
            public async Task<string> TodayAsync() { await Task.Yield(); _ = http; {{body}} }
        }

        /**/public interface IWeather { Task<string> TodayAsync(); }
        """;

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<SwallowedFailureAnalyzer>.VerifyAsync(source, project ?? TestProject.ServiceLibrary);
}
