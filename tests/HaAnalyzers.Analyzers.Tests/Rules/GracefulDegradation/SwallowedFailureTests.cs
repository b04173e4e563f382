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

    [Theory]
    [InlineData("try { return Outcome.Of(await http.GetStringAsync(\"/\")); } catch (Exception e) { return Outcome.Failed(e); }")]
    [InlineData("try { return Outcome.Of(await http.GetStringAsync(\"/\")); } catch (Exception e) { Console.WriteLine(e); return new Outcome(e.Message); }")]
    [InlineData("try { return Outcome.Of(await http.GetStringAsync(\"/\")); } catch (Exception e) { var error = new InvalidOperationException(\"\", e); return Outcome.Failed(error); }")]
    [InlineData("try { return Outcome.Of(await http.GetStringAsync(\"/\")); } catch (IOException e) { return Outcome.Failed(e); } catch (Exception e) { return new Outcome($\"no weather: {e.Message}\"); }")]
    [InlineData("try { return Outcome.Of(await http.[|GetStringAsync|](\"/\")); } catch (IOException e) { return Outcome.Failed(e); } catch (Exception) { return new Outcome(\"\"); }")]
    [InlineData("try { return Outcome.Of(await http.[|GetStringAsync|](\"/\")); } catch (Exception e) { Console.WriteLine(e); return new Outcome(\"\"); }")]
    [InlineData("try { return Outcome.Of(await http.[|GetStringAsync|](\"/\")); } catch (Exception e) { return Logged(e); }")]
    public Task AnswerMadeOfTheException_SwallowsNothing(string body) => VerifyAsync(
        $$"""
        public sealed record Outcome(string Text) { public static Outcome Of(string text) => new(text); public static Outcome Failed(Exception e) => new(e.Message); }
        public sealed class Weather(HttpClient http)
        {
            public async Task<Outcome> TodayAsync() { {{body}} }

            private static Outcome Logged(Exception e) { Console.WriteLine(e); return new Outcome(""); }
        }
        """);

    [Theory]
    [InlineData("catch (Exception) { context.Response.StatusCode = 502; }", false)]
    [InlineData("catch (IOException) { return; } catch (Exception e) { context.Response.StatusCode = 502; await context.Response.WriteAsync(e.Message); }", false)]
    [InlineData("catch (Exception) { Console.WriteLine(); }", true)]
    public Task HttpStatusOfTheResponse_TellsTheCaller(string handler, bool isReported) => VerifyAsync(
        $$"""
        public sealed class Weather(HttpClient http)
        {
            public async Task PingAsync(Microsoft.AspNetCore.Http.HttpContext context)
            {
                try { await http.{{(isReported ? "[|GetStringAsync|]" : "GetStringAsync")}}("/"); context.Response.Headers["a"] = "b"; } {{handler}}
            }
        }
        """);

    [Theory]
    [InlineData("catch (Exception e) { TempData[\"error\"] = e.Message; }", false)]
    [InlineData("catch (Exception e) { ViewBag.Error = \"no weather: \" + e.Message; }", false)]
    [InlineData("catch (Exception) { ModelState.AddModelError(\"\", \"no weather\"); }", false)]
    [InlineData("catch (Exception e) { failure = e; }", false)]
    [InlineData("catch (Exception e) { waiting.TrySetException(e); }", false)]
    [InlineData("catch (Exception e) { error = e.Message; }", false)]
    [InlineData("catch (Exception e) { var text = e.Message; text = e.ToString(); Console.WriteLine(text); }", true)]
    [InlineData("catch (Exception) { TempData[\"rows\"] = null; }", true)]
    public Task FailureThatIsShown_IsNotSwallowed(string handler, bool isReported) => VerifyAsync(
        $$"""
        public sealed class Weather(HttpClient http) : Microsoft.AspNetCore.Mvc.Controller
        {
            public async Task<string> TodayAsync(TaskCompletionSource waiting, string error)
            {
                Exception? failure = null;
                try { await http.{{(isReported ? "[|GetStringAsync|]" : "GetStringAsync")}}("/"); } {{handler}}
                return failure + error;
            }
        }
        """);

    [Theory]
    [InlineData("_ = SayAsync();", false)]
    [InlineData("_ = Task.Run(async () => { await SayAsync(); });", false)]
    [InlineData("_ = await SayAsync();", true)]
    [InlineData("_ = SayAsync(); await SayAsync();", true)]
    [InlineData("var said = SayAsync(); await said;", true)]
    public Task MethodNobodyWaitsFor_IsSilent(string call, bool isReported) => VerifyAsync(
        $$"""
        public sealed class Weather(HttpClient http)
        {
            public async Task TodayAsync() { {{call}} await Task.Yield(); }

            private async Task<bool> SayAsync()
            {
                try { await http.{{(isReported ? "[|GetStringAsync|]" : "GetStringAsync")}}("/"); return true; } catch (Exception) { return false; }
            }
        }
        """);

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
        "Failures of 'GetStringAsync' (HttpClient) are answered by hand, without a breaker: while it is down, every caller waits for the timeout first; mark 'IWeather' [NonCritical] and 'TodayAsync' [EmptyFallback], and its guard has one",
        TestProject.ServiceLibrary);

    [Theory]
    [InlineData("try { return await http.{|#0:GetStringAsync|}(\"/\"); } catch (Exception) { return null!; }", "mark 'IWeather' [NonCritical] and 'TodayAsync' [DefaultFallback], and its guard has one")]
    [InlineData("try { return await http.{|#0:GetStringAsync|}(\"/\"); } catch (Exception) { return \"none\"; }", "mark 'IWeather' [NonCritical] and 'TodayAsync' [DefaultFallback(\"none\")], and its guard has one")]
    [InlineData("try { return await http.{|#0:GetStringAsync|}(\"/\"); } catch (IOException) { return \"a\"; } catch (Exception) { return \"b\"; }", "mark 'IWeather' [NonCritical], and its guard has one")]
    [InlineData("try { return await http.{|#0:GetStringAsync|}(\"/\"); } catch (Exception) { return DateTime.Now.ToString(); }", "mark 'IWeather' [NonCritical], and its guard has one")]
    [InlineData("var text = \"\"; try { text = await http.{|#0:GetStringAsync|}(\"/\"); } catch (Exception) { Console.WriteLine(); } return text;", "mark 'IWeather' [NonCritical], and its guard has one")]
    public Task Message_NamesTheFallbackThatTheCatchIs(string body, string nextStep) => RuleVerifier<SwallowedFailureAnalyzer>.VerifyMessageAsync(
        Client("IWeather", body),
        "Failures of 'GetStringAsync' (HttpClient) are answered by hand, without a breaker: while it is down, every caller waits for the timeout first; " + nextStep,
        TestProject.ServiceLibrary);

    [Theory]
    [InlineData("public async Task<IReadOnlyList<string>> RowsAsync(int user, CancellationToken token = default)", "return [];", "[NonCritical(\"…\")] interface IRows { [EmptyFallback] Task<IReadOnlyList<string>> RowsAsync(int user, CancellationToken token = default(CancellationToken)); }")]
    [InlineData("public async Task<string?> RowsAsync()", "return null;", "[NonCritical(\"…\")] interface IRows { [DefaultFallback] Task<string?> RowsAsync(); }")]
    [InlineData("public async Task<int> RowsAsync()", "return -1;", "[NonCritical(\"…\")] interface IRows { Task<int> RowsAsync(); }")]
    public Task WithoutContract_MessageShowsTheOneItWouldBe(string member, string answer, string contract) => RuleVerifier<SwallowedFailureAnalyzer>.VerifyMessageAsync(
        $$"""
        public sealed class Rows(StackExchange.Redis.IDatabase redis)
        {
            {{member}}
            {
                try { await redis.{|#0:StringGetAsync|}("rows"); throw new IOException(); } catch (Exception) { {{answer}} }
            }
        }
        """,
        "Failures of 'StringGetAsync' (Redis) are answered by hand, without a breaker: while it is down, every caller waits for the timeout first; put it behind '" + contract + "', whose guard has one",
        TestProject.ServiceLibrary);

    [Fact]
    public Task Fix_ExtractsTheContract() => FixVerifier<SwallowedFailureAnalyzer, CodeFixes.Rules.GracefulDegradation.SwallowedFailureCodeFixProvider>.VerifyAsync(
        """
        /// <summary>Rows of a page.</summary>
        public sealed class Rows(StackExchange.Redis.IDatabase redis)
        {
            public int Limit { get; set; }

            public async Task<string> RenderAsync(string @class, params int[] ids)
            {
                try { return (await redis.[|StringGetAsync|]("rows")).ToString(); } catch (Exception) { return ""; }
            }

            public async Task WriteAsync<T>(T value) where T : class
            {
                try { await redis.[|StringSetAsync|]("rows", value.ToString()); } catch (Exception) { Console.WriteLine(); }
            }

            private void Hidden() { }
        }
        """,
        """
        /// <summary>Rows of a page.</summary>
        public sealed class Rows(StackExchange.Redis.IDatabase redis) : IRows
        {
            public int Limit { get; set; }

            public async Task<string> RenderAsync(string @class, params int[] ids)
            {
                try { return (await redis.StringGetAsync("rows")).ToString(); } catch (Exception) { return ""; }
            }

            public async Task WriteAsync<T>(T value) where T : class
            {
                try { await redis.StringSetAsync("rows", value.ToString()); } catch (Exception) { Console.WriteLine(); }
            }

            private void Hidden() { }
        }

        [NonCritical("TODO: what users get while it is down")]
        public interface IRows
        {
            int Limit { get; set; }

            [EmptyFallback]
            Task<string> RenderAsync(string @class, params int[] ids);

            [OmitFallback("…")]
            Task WriteAsync<T>(T value) where T : class;
        }
        """,
        project: TestProject.ServiceLibrary);

    [Fact]
    public Task Fix_MarksTheContract() => FixVerifier<SwallowedFailureAnalyzer, CodeFixes.Rules.GracefulDegradation.SwallowedFailureCodeFixProvider>.VerifyAsync(
        Client("IWeather", "try { return await http.[|GetStringAsync|](\"/\"); } catch (Exception) { return \"\"; }"),
        Client("IWeather", "try { return await http.GetStringAsync(\"/\"); } catch (Exception) { return \"\"; }")
            .Replace("public interface IWeather { ", "[NonCritical(\"TODO: what users get while it is down\")] public interface IWeather { [EmptyFallback] ", StringComparison.Ordinal),
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
