using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class FallibleFallbackTests
{
    [Theory]
    [InlineData("Task.FromResult(0)")]
    [InlineData("Task.FromResult(id < 0 ? throw new ArgumentOutOfRangeException(nameof(id)) : 0)")]
    [InlineData("id switch { 0 => Task.FromResult(1), _ => throw new System.Diagnostics.UnreachableException() }")]
    [InlineData("Task.FromException<int>(new InvalidOperationException())")]
    public Task AnswersFromMemory_IsSilent(string answer) => VerifyMethodAsync($"public static Task<int> Count(int id) => {answer};");

    [Fact]
    public Task CaughtFailure_IsSilent() => VerifyMethodAsync("""
        private static readonly HttpClient Http = new();

        public static async Task<int> Count(int id)
        {
            try
            {
                return (await Http.GetStringAsync("/")).Length;
            }
            catch (Exception)
            {
                return 0;
            }
        }

        public static int Other() => throw new NotImplementedException();
        """);

    [Theory]
    [InlineData("public static Task<int> Count(int id) => [|throw new NotImplementedException()|];")]
    [InlineData("public static Task<int> Count(int id) { if (id == 0) { [|throw new InvalidOperationException();|] } return Task.FromResult(0); }")]
    [InlineData("public static async Task<int> Count(int id) => ([|await Http.GetStringAsync(\"/\")|]).Length; private static readonly HttpClient Http = new();")]
    [InlineData("public static async Task<int> Count(int id) { try { return (await [|Http.GetStringAsync(\"/\")|]).Length; } catch (HttpRequestException) { return 0; } } private static readonly HttpClient Http = new();")]
    public Task ThrowsOrCallsOut_IsReported(string method) => VerifyMethodAsync(method.Replace("[|await Http.GetStringAsync(\"/\")|]", "await [|Http.GetStringAsync(\"/\")|]", StringComparison.Ordinal));

    [Fact]
    public Task OtherImplementation_MayBeRemoteButMustAnswer() => VerifyAsync("""
        [NonCritical("…", Fallback = typeof(Replica))]
        public interface IOrders { Task<int> CountAsync(); int Open { get; } }

        public sealed class Replica(HttpClient http) : IOrders
        {
            public async Task<int> CountAsync() => (await http.GetStringAsync("/")).Length;
            public int Open => [|throw new NotSupportedException()|];
            public int Unused() => throw new NotSupportedException();
        }

        public sealed class Client : IOrders
        {
            public Task<int> CountAsync() => throw new NotImplementedException();
            public int Open => throw new NotImplementedException();
        }
        """);

    [Fact]
    public Task Message_NamesFallbackAndFault() => RuleVerifier<FallibleFallbackAnalyzer>.VerifyMessageAsync(
        Source("public static Task<int> Count(int id) => {|#0:throw new NotImplementedException()|};"),
        "Fallback 'Defaults.Count' throws 'NotImplementedException'; answer from what the process already has",
        TestProject.ServiceLibrary);

    private static string Source(string method) => $$"""
        [NonCritical("…")]
        public interface IOrders { [FallbackMethod(typeof(Defaults), nameof(Defaults.Count))] Task<int> CountAsync(int id); }

        public static class Defaults
        {
            {{method}}
        }
        """;

    private static Task VerifyMethodAsync(string method) => VerifyAsync(Source(method));

    private static Task VerifyAsync(string source) => RuleVerifier<FallibleFallbackAnalyzer>.VerifyAsync(source, TestProject.ServiceLibrary);
}
