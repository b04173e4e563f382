using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>A contract is asked about once, whichever and however many of its implementations reach something remote.</summary>
public sealed class UnclassifiedImplementationsTests
{
    private const string Contract = "public interface IWeather { Task<string> TodayAsync(); }\n";
    private const string Helpers = """
        public sealed class Connection { private readonly HttpClient _http = new(); public Task<string> AskAsync() => _http.GetStringAsync("/"); }
        public static class Requests { public static Task<string> AskAsync(HttpClient http) => http.GetStringAsync("/"); }
        public abstract class Base(HttpClient http) { public Task<string> TodayAsync() => http.GetStringAsync("/"); }
        """;

    /// <summary>Every way in which a class brings evidence, so that what is found here is what would be reported there.</summary>
    [Theory]
    [InlineData("(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    [InlineData("(HttpClient http) : [|IWeather|] { public async Task<string> TodayAsync() { return await http.GetStringAsync(\"/\"); } }")]
    [InlineData("(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => AskAsync(); private Task<string> AskAsync() { return Ask(); Task<string> Ask() => http.GetStringAsync(\"/\"); } }")]
    [InlineData("(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => Now; private Task<string> Now => http.GetStringAsync(\"/\"); }")]
    [InlineData("(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => Now; private Task<string> Now { get { return http.GetStringAsync(\"/\"); } } }")]
    [InlineData("(HttpClient http) : [|IWeather|] { Task<string> IWeather.TodayAsync() => http.GetStringAsync(\"/\"); }")]
    [InlineData("(Connection connection) : [|IWeather|] { public Task<string> TodayAsync() => connection.AskAsync(); }")]
    [InlineData("(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => Requests.AskAsync(http); }")]
    [InlineData("(HttpClient http) : Base(http), [|IWeather|];")]
    [InlineData(" : Base, [|IWeather|] { public Client(HttpClient http) : base(http) { } }")]
    public Task SecondImplementation_IsSilent(string first) => VerifyAsync(
        $"{Contract}{Helpers}\npublic sealed class Client{first}\npublic sealed class Backup(HttpClient http) : IWeather {{ public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }}");

    [Theory]
    [InlineData("public sealed class Sunny : IWeather { public Task<string> TodayAsync() => Task.FromResult(\"\"); }")]
    [InlineData("public sealed class Unused(HttpClient http) : IWeather { public object Http => http; private readonly Func<string, Task<string>> _ask = path => http.GetStringAsync(path); public object Ask => _ask; public Task<string> TodayAsync() => Task.FromResult(\"\"); }")]
    [InlineData("public sealed class Audited(IWeather inner, HttpClient audit) : IWeather { public async Task<string> TodayAsync() { await audit.GetAsync(\"/\"); return await inner.TodayAsync(); } }")]
    [InlineData("public abstract class Later : IWeather { public abstract Task<string> TodayAsync(); }")]
    [InlineData("[System.CodeDom.Compiler.GeneratedCode(\"a\", \"1\")] public sealed class Made(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }")]
    public Task ImplementationsInFrontThatAreNotReported_HideNothing(string first) => VerifyAsync(
        $"{Contract}{first}\npublic sealed class Client(HttpClient http) : [|IWeather|] {{ public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }}");

    [Fact]
    public Task OfSeveralFiles_TheFirstIsReported() => RuleVerifier<UnclassifiedDependencyAnalyzer>.VerifyAsync(
        [
            "public sealed class Z(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }",
            "public sealed class A(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }",
            Contract + "public sealed class B(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }",
        ],
        TestProject.ServiceLibrary);

    [Fact]
    public Task ImplementationInAGeneratedFile_HidesNothing() => VerifyAsync(
        Contract + "public sealed class Client(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }",
        TestProject.ServiceLibrary.WithFile("/0/A.g.cs", "public sealed class Made(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync(\"/\"); }"));

    [Fact]
    public Task FormsOfAGenericContract_AreReportedOnce() => VerifyAsync("""
        public interface IRepository<T> { Task<string> FindAsync(int id); }

        public interface INames { Task<string> OfAsync(int id); }

        public sealed class Orders(HttpClient http) : [|IRepository<int>|], IRepository<long>
        {
            public Task<string> FindAsync(int id) => http.GetStringAsync("/");
        }

        public sealed class Customers(HttpClient http) : IRepository<string>, [|INames|]
        {
            public Task<string> FindAsync(int id) => http.GetStringAsync("/");

            public Task<string> OfAsync(int id) => http.GetStringAsync("/");
        }

        public sealed class Any<T>(HttpClient http) : IRepository<T> { public Task<string> FindAsync(int id) => http.GetStringAsync("/"); }
        """);

    [Fact]
    public Task ContractOfAnotherProject_IsReportedOnce() => VerifyAsync(
        """
        public sealed class Client(HttpClient http) : [|IWeather|] { public Task<string> TodayAsync() => http.GetStringAsync("/"); }
        public sealed class Backup(HttpClient http) : IWeather { public Task<string> TodayAsync() => http.GetStringAsync("/"); }
        """,
        TestProject.ServiceLibrary.WithProject("Core", Contract));

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<UnclassifiedDependencyAnalyzer>.VerifyAsync(source, project ?? TestProject.ServiceLibrary);
}
