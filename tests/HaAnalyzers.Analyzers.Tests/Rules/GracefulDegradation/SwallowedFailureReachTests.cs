using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>Which calls and which exceptions HA1007 knows.</summary>
public sealed class SwallowedFailureReachTests
{
    [Theory]
    [InlineData("catch (FlurlHttpException) when (path.Length > 1) { return \"\"; }", false)]
    [InlineData("catch (FlurlHttpException) { throw; }", false)]
    [InlineData("catch (HttpRequestException) { return \"\"; }", false)]
    [InlineData("catch (FlurlHttpException) { return \"\"; }", true)]
    [InlineData("catch (FlurlHttpException) { Console.WriteLine(); } return \"\";", true)]
    public Task ExceptionThatEveryFailureBecomes_CatchesAll(string handler, bool isReported) => VerifyAsync($$"""
        using Flurl.Http;

        public sealed class Weather
        {
            public async Task<string> OfAsync(string path) { try { return await path.{{(isReported ? "[|GetStringAsync|]" : "GetStringAsync")}}(); } {{handler}} }
        }

        namespace Flurl.Http
        {
            public class FlurlHttpException : Exception;
            public static class GeneratedExtensions { public static Task<string> GetStringAsync(this string url) => Task.FromResult(url); }
        }
        """);

    [Theory]
    [InlineData("catch (RpcException e) when (e.StatusCode == StatusCode.NotFound) { return \"\"; }", false)]
    [InlineData("catch (RpcException) { return \"\"; }", true)]
    public Task ExceptionOfGrpc_CatchesAll(string handler, bool isReported) => VerifyAsync($$"""
        using Grpc.Core;

        public abstract class Greeter : ClientBase<Greeter> { public abstract Task<string> HelloAsync(); }

        public sealed class Page(Greeter greeter) { public async Task<string> OfAsync() { try { return await greeter.{{(isReported ? "[|HelloAsync|]" : "HelloAsync")}}(); } {{handler}} } }
        """);

    [Theory]
    [InlineData("FlurlHttpException", "http.GetStringAsync(\"/\")")]
    [InlineData("RpcException", "http.GetStringAsync(\"/\")")]
    public Task ExceptionOfAnotherClient_CatchesNothing(string exception, string call) => VerifyAsync($$"""
        public class {{exception}} : Exception;
        public sealed class Weather(HttpClient http) { public async Task<string> TodayAsync() { try { return await {{call}}; } catch ({{exception}}) { return ""; } } }
        """);

    [Theory]
    [InlineData("return BadRequest();", false)]
    [InlineData("return StatusCode(502, \"no weather\");", false)]
    [InlineData("return Ok();", true)]
    [InlineData("Console.WriteLine(); return Ok();", true)]
    public Task HttpErrorAfterTheClause_TellsTheCaller(string answer, bool isReported) => VerifyAsync($$"""
        using Microsoft.AspNetCore.Mvc;

        public sealed class Weather(HttpClient http) : ControllerBase
        {
            public async Task<IActionResult> TodayAsync()
            {
                try { return Ok(await http.{{(isReported ? "[|GetStringAsync|]" : "GetStringAsync")}}("/")); } catch (Exception e) { Console.WriteLine(e); }
                {{answer}}
            }
        }
        """);

    [Theory]
    [InlineData("", true)]
    [InlineData("[NonCritical(\"…\")] ", false)]
    [InlineData("[Critical(\"…\")] ", false)]
    public Task InterfaceThatSendsRequests_IsRemoteUntilItIsClassified(string attribute, bool isReported) => VerifyAsync($$"""
        {{attribute}}public interface IRequests { Task<HttpResponseMessage> SendAsync(string path); Task<string> GetAsync(string path); }

        public sealed class Weather(IRequests requests)
        {
            public async Task<string> TodayAsync() { try { return await requests.{{(isReported ? "[|GetAsync|]" : "GetAsync")}}("/"); } catch (Exception) { return ""; } }
        }
        """);

    [Theory]
    [InlineData("MigrateTemplates", false)]
    [InlineData("TemplateMigration", false)]
    [InlineData("TemplateMigrator", false)]
    [InlineData("Templates", true)]
    public Task Migration_KeepsNobodyWaiting(string type, bool isReported) => VerifyAsync($$"""
        public static class {{type}}
        {
            public static async Task RunAsync(HttpClient http) { try { await http.{{(isReported ? "[|GetStringAsync|]" : "GetStringAsync")}}("/"); } catch (Exception) { Console.WriteLine(); } }
        }
        """);

    private static Task VerifyAsync(string source) => RuleVerifier<SwallowedFailureAnalyzer>.VerifyAsync(source, TestProject.ServiceLibrary);
}
