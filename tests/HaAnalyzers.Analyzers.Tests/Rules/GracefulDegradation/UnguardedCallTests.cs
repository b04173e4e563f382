using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class UnguardedCallTests
{
    [Theory]
    [InlineData("private readonly RecommendationsClient _client = new(); public Task Render() => _client.[|ForUserAsync|](1);")]
    [InlineData("public Task Render(RecommendationsClient client) => client.[|ForUserAsync|](1);")]
    [InlineData("public Task? Render(RecommendationsClient? client) => client?.[|ForUserAsync|](1);")]
    [InlineData("public int Render(RecommendationsClient client) => client.[|Unseen|];")]
    [InlineData("public void Render(RecommendationsClient client) { _ = client.[|RecordViewAsync|](1); }")]
    [InlineData("public RecommendationsClient Client { get; } = new(); public int Render() => Client.[|Unseen|];")]
    [InlineData("public static Task Render() { var client = new RecommendationsClient(); return client.[|ForUserAsync|](1); }")]
    [InlineData("public static Task Render() { IRecommendations client = new RecommendationsClient(); return client.[|ForUserAsync|](1); }")]
    [InlineData("public static Task Render() => new RecommendationsClient().[|ForUserAsync|](1);")]
    [InlineData("public static Task Render() => ((IRecommendations)new RecommendationsClient()).[|ForUserAsync|](1);")]
    [InlineData("private readonly IRecommendations _client = new RecommendationsClient(); public Task Render() => _client.[|ForUserAsync|](1);")]
    [InlineData("public object Render(RecommendationsClient client) { Func<int, Task> render = client.[|RecordViewAsync|]; return render(1); }")]
    public Task CallOnImplementation_IsReported(string member) => VerifyMemberAsync(member);

    [Theory]
    [InlineData("public Task Render(IRecommendations client) => client.ForUserAsync(1);")]
    [InlineData("private readonly IRecommendations _client; public Page(IRecommendations client) => _client = client; public Task Render() => _client.ForUserAsync(1);")]
    [InlineData("public IRecommendations Client { get; set; } = new RecommendationsClient(); public Task Render() => Client.ForUserAsync(1);")]
    [InlineData("internal IRecommendations Client = new RecommendationsClient(); public Task Render() => Client.ForUserAsync(1);")]
    [InlineData("private IRecommendations _client = new RecommendationsClient(); public Page(IRecommendations client) => _client = client; public Task Render() => _client.ForUserAsync(1);")]
    [InlineData("private IRecommendations _client = new RecommendationsClient(); public ref IRecommendations Client => ref _client;  public Task Render(IServiceProvider s) { Set(out _client); return _client.ForUserAsync(1); } static void Set(out IRecommendations c) => c = null!;")]
    [InlineData("public Task Render(IServiceProvider services) => services.GetRequiredService<IRecommendations>().ForUserAsync(1);")]
    [InlineData("public Task Render<T>(T client) where T : RecommendationsClient => client.ForUserAsync(1);")]
    [InlineData("public Task Render(bool b, IRecommendations other) { IRecommendations client = b ? new RecommendationsClient() : other; return client.ForUserAsync(1); }")]
    [InlineData("public Task Render(IRecommendations other) { IRecommendations client = new RecommendationsClient(); client = other; return client.ForUserAsync(1); }")]
    public Task CallThroughContract_IsSilent(string member) => VerifyMemberAsync(member);

    [Theory]
    [InlineData("public Task Render(RecommendationsGuard guard) => guard.ForUserAsync(1);")]
    [InlineData("private readonly RecommendationsGuard _guard = new(new RecommendationsClient()); public Task Render() => _guard.ForUserAsync(1);")]
    [InlineData("public static Task Render() { var guard = new RecommendationsGuard(new RecommendationsClient()); return guard.ForUserAsync(1); }")]
    [InlineData("public static Task Render() { IRecommendations guard = new RecommendationsGuard(new RecommendationsClient()); return guard.ForUserAsync(1); }")]
    [InlineData("private readonly IRecommendations _guard = new RecommendationsGuard(new RecommendationsClient()); public Task Render() => _guard.ForUserAsync(1);")]
    public Task CallOnGuard_IsSilent(string member) => VerifyMemberAsync(member);

    [Theory]
    [InlineData("public void Render(RecommendationsClient client) => client.Configure();")]
    [InlineData("public void Render(RecommendationsClient client) { client.Retries = client.Retries + 1; }")]
    [InlineData("public string? Render(RecommendationsClient client) => client.ToString();")]
    [InlineData("public Task Render(AccountsClient client) => client.NameAsync(1);")]
    [InlineData("public string Render(RecommendationsClient client) => nameof(client.ForUserAsync) + nameof(RecommendationsClient.Unseen) + nameof(client.Unseen);")]
    [InlineData("public object Render() { System.Linq.Expressions.Expression<Func<RecommendationsClient, Task>> call = client => client.ForUserAsync(1, default); return call; }")]
    public Task UseThatIsNoCallOfTheContract_IsSilent(string member) => VerifyMemberAsync(member);

    [Fact]
    public Task ExplicitImplementation_IsReportedThroughCast() => VerifyAsync(
        """
        public sealed class Explicit : IRecommendations
        {
            Task<IReadOnlyList<Title>> IRecommendations.ForUserAsync(int userId, CancellationToken cancellationToken) => throw new HttpRequestException();
            int IRecommendations.Unseen => 1;
            Task IRecommendations.RecordViewAsync(int titleId) => Task.CompletedTask;
            public Task ForUserAsync(int userId) => Task.CompletedTask;
        }

        public class Page
        {
            public Task Render(Explicit client) => ((IRecommendations)client).[|ForUserAsync|](1);
            public Task NotTheContract(Explicit client) => client.ForUserAsync(1);
        }
        """);

    [Fact]
    public Task InheritedAndOverriddenMember_IsReported() => VerifyAsync(
        """
        [NonCritical("…")] public interface ITrending : ISource { }
        public interface ISource { [EmptyFallback] string Read(); }
        public abstract class ClientBase : ITrending { public abstract string Read(); }
        public class Client : ClientBase { public override string Read() => ""; }
        public class Special : Client { }

        public class Page
        {
            public string Render(Special client) => client.[|Read|]();
            public string Render(ClientBase client) => client.[|Read|]();
            public string Render(ISource client) => client.Read();
        }
        """);

    [Fact]
    public Task ClosedExtensionOfGenericInterface_IsReported() => VerifyAsync(
        """
        public interface IStore<T> { [OmitFallback("…")] T? Get(int id); }
        [NonCritical("…")] public interface ITitleStore : IStore<Title> { }
        public class Store<T> : IStore<T> { public T? Get(int id) => default; }
        public class TitleStore : Store<Title>, ITitleStore { }

        public class Page
        {
            public object? Render(Store<Title> store, TitleStore titles) => store.Get(1) ?? titles.[|Get|](1);
        }
        """);

    [Fact]
    public Task ContractMarkedOnAssembly_IsReported() => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        """
        [assembly: NonCritical(typeof(Vendor.IVendor), "…", Fallback = typeof(Offline))]

        public class Offline : Vendor.IVendor { public string Read() => ""; }

        public class Page
        {
            public string Render(Vendor.VendorClient client) => client.[|Read|]();
            public string Fallback(Offline offline) => offline.Read();
        }
        """,
        TestProject.Library.WithProject(
            "Vendor",
            """
            namespace Vendor
            {
                public interface IVendor { string Read(); }
                public class VendorClient : IVendor { public string Read() => ""; }
            }
            """));

    [Fact]
    public Task ContractMarkedInAnotherProject_IsReported() => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        "public class Page { public string Render(Shared.Client client) => client.[|Read|]() + client.Other(); }",
        TestProject.Library.WithProject(
            "Shared",
            """
            [assembly: NonCritical(typeof(Shared.IContract), "…")]

            namespace Shared
            {
                public interface IContract { string Read(); }
                public interface IOther { string Other(); }
                public class Client : IContract, IOther { public string Read() => ""; public string Other() => ""; }
            }
            """));

    [Fact]
    public Task TopLevelStatementsAndMinimalApi_AreReported() => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        """
        using Streaming;

        var client = new RecommendationsClient();
        await client.[|ForUserAsync|](1);
        await Local();
        var app = WebApplication.Create();
        app.MapGet("/", (RecommendationsClient recommendations) => recommendations.[|ForUserAsync|](1));
        app.Run();

        Task Local() => client.[|ForUserAsync|](2);
        """,
        StreamingSources.Executable);

    [Fact]
    public Task NestedAndPartialTypes_AreReportedOnce() => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        [
            """
            namespace Streaming;
            public partial class Page
            {
                private readonly RecommendationsClient _client = new();
                private class Row { public Task Render(RecommendationsClient client) => client.[|ForUserAsync|](1); }
            }
            """,
            "namespace Streaming; public partial class Page { public Task Render() => _client.[|ForUserAsync|](1); }",
        ],
        StreamingSources.Library);

    [Fact]
    public Task Message_NamesReceiverMemberContractAndNextStep() => RuleVerifier<UnguardedCallAnalyzer>.VerifyMessageAsync(
        """
        namespace Streaming;
        public class Page { public Task Render(RecommendationsClient client) => client.{|#0:ForUserAsync|}(1); }
        """,
        "'RecommendationsClient.ForUserAsync' is called past the guard of non-critical 'IRecommendations'; "
            + "take 'IRecommendations' instead of 'RecommendationsClient', or wrap it in 'RecommendationsGuard'",
        StreamingSources.Library);

    [Theory]
    [InlineData("await Task.WhenAll(client.{|#0:ForUserAsync|}(1), OneAsync());", ", and 'OneAsync', awaited with it, fails too")]
    [InlineData("var rows = client.{|#0:ForUserAsync|}(1); Task one = OneAsync(); await Task.WhenAll(rows, one, TwoAsync());", ", and 'OneAsync' and 'TwoAsync', awaited with it, fail too")]
    [InlineData("await Task.WhenAll(new Task[] { OneAsync(), client.{|#0:ForUserAsync|}(1) });", ", and 'OneAsync', awaited with it, fails too")]
    [InlineData("await OneAsync(); await client.{|#0:ForUserAsync|}(1);", "")]
    [InlineData("await Task.WhenAll(OneAsync(), TwoAsync()); await client.{|#0:ForUserAsync|}(1);", "")]
    public Task Message_NamesWhatFailsWithIt(string statements, string together) => RuleVerifier<UnguardedCallAnalyzer>.VerifyMessageAsync(
        $$"""
        namespace Streaming;
        public class Page
        {
            public async Task Render(RecommendationsClient client) { {{statements}} }
            private static Task OneAsync() => Task.CompletedTask;
            private static Task TwoAsync() => Task.CompletedTask;
        }
        """,
        $"'RecommendationsClient.ForUserAsync' is called past the guard of non-critical 'IRecommendations'{together}; "
            + "take 'IRecommendations' instead of 'RecommendationsClient', or wrap it in 'RecommendationsGuard'",
        StreamingSources.Library);

    [Fact]
    public Task Message_SaysThatALoopEnds() => RuleVerifier<UnguardedCallAnalyzer>.VerifyMessageAsync(
        """
        [NonCritical("The page shows no rows")] public interface IRows { [EmptyFallback] IAsyncEnumerable<int> AllAsync(); }
        public class Rows : IRows { public async IAsyncEnumerable<int> AllAsync() { await Task.Yield(); yield return 1; } }
        public class Page { public async Task Render(Rows rows) { await foreach (int row in rows.{|#0:AllAsync|}()) { } } }
        """,
        "'Rows.AllAsync' is called past the guard of non-critical 'IRows', and the loop over it ends where it fails; take 'IRows' instead of 'Rows', or wrap it in 'RowsGuard'");

    [Fact]
    public Task TestProject_IsSilent() => VerifyAsync(
        "public class Page { public Task Render(RecommendationsClient client) => client.ForUserAsync(1); }",
        StreamingSources.Library with { IsTestProject = true });

    [Fact]
    public Task SwitchedOff_IsSilent() => VerifyAsync(
        "public class Page { public Task Render(RecommendationsClient client) => client.ForUserAsync(1); }",
        StreamingSources.Library with { GlobalConfig = "build_property.HaAnalyzersEnabled = false" });

    [Fact]
    public Task GeneratedCode_IsSilent() => VerifyAsync(
        """
        [System.CodeDom.Compiler.GeneratedCode("x", "1")]
        public class Page { public Task Render(RecommendationsClient client) => client.ForUserAsync(1); }
        """);

    internal static Task VerifyMemberAsync(string member) => VerifyAsync($"public class Page\n{{\n    {member}\n}}");

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync("namespace Streaming;\n" + source, project ?? StreamingSources.Library);
}
