using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.Contracts;

public sealed class CircularFallbackTests
{
    private const string Contract = """
        [NonCritical("…", Fallback = typeof(Archive))]
        public interface IOrders { Task<int> CountAsync(); }

        public sealed class Client(HttpClient http) : IOrders { public Task<int> CountAsync() => Task.FromResult(http.MaxResponseContentBufferSize > 0 ? 1 : 0); }

        """;

    [Theory]
    [InlineData("")]
    [InlineData("string path")]
    [InlineData("HttpClient http")]
    [InlineData("IServiceProvider services")]
    [InlineData("Archive other")]
    [InlineData("Microsoft.Extensions.Logging.ILogger<IOrders> logger")]
    public Task OtherSource_IsSilent(string parameters) => VerifyAsync(Archive(parameters));

    [Theory]
    [InlineData("IOrders [|orders|]")]
    [InlineData("Client [|client|]")]
    [InlineData("string path, Lazy<IOrders> [|orders|]")]
    [InlineData("Func<Client> [|create|]")]
    public Task SameSource_IsReported(string parameters) => VerifyAsync(Archive(parameters));

    [Fact]
    public Task DecoratorThatIsNoFallback_IsSilent() => VerifyAsync(
        Archive("") + "public sealed class Audited(IOrders orders) : IOrders { public Task<int> CountAsync() => orders.CountAsync(); }");

    [Fact]
    public Task MethodThatCreatesTheClient_IsReported() => VerifyAsync("""
        [NonCritical("…")]
        public interface IOrders { [FallbackMethod(typeof(Defaults), nameof(Defaults.Count))] Task<int> CountAsync(); }

        public sealed class Client : IOrders { public Task<int> CountAsync() => Task.FromResult(1); }

        public static class Defaults
        {
            public static Task<int> Count() => [|new Client()|].CountAsync();
            public static IOrders Create() => new Client();
        }
        """);

    [Fact]
    public Task Message_NamesFallbackContractAndWhatItTakes() => RuleVerifier<CircularFallbackAnalyzer>.VerifyMessageAsync(
        Archive("Client {|#0:client|}"), "Fallback 'Archive' of 'IOrders' takes 'Client', so it is down when it is needed; answer from something else");

    private static string Archive(string parameters) =>
        $"{Contract}public sealed class Archive({parameters}) : IOrders {{ public Task<int> CountAsync() => Task.FromResult(0); }}\n";

    private static Task VerifyAsync(string source) =>
        RuleVerifier<CircularFallbackAnalyzer>.VerifyAsync("#pragma warning disable CS9113\n" + source);
}
