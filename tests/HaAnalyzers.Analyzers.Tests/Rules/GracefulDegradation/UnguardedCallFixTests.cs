using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.UnguardedCallAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.UnguardedCallCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class UnguardedCallFixTests
{
    private const string Take = "HA1001.TakeContract";
    private const string Wrap = "HA1001.WrapInGuard";

    [Fact]
    public Task ConstructorParameterAndField_TakeTheContract() => VerifyAsync(
        """
        public class Page
        {
            private readonly RecommendationsClient _client; // rows

            public Page(/* injected */ RecommendationsClient client)
            {
                ArgumentNullException.ThrowIfNull(client, nameof(client));
                _client = client ?? throw new ArgumentNullException(nameof(client));
            }

            public async Task Render()
            {
                await _client.[|ForUserAsync|](1);
                await this._client.[|RecordViewAsync|](_client.[|Unseen|]);
                if (_client != null && _client is not null) { await _client!.[|ForUserAsync|](2); }
            }
        }
        """,
        """
        public class Page
        {
            private readonly IRecommendations _client; // rows

            public Page(/* injected */ IRecommendations client)
            {
                ArgumentNullException.ThrowIfNull(client, nameof(client));
                _client = client ?? throw new ArgumentNullException(nameof(client));
            }

            public async Task Render()
            {
                await _client.ForUserAsync(1);
                await this._client.RecordViewAsync(_client.Unseen);
                if (_client != null && _client is not null) { await _client!.ForUserAsync(2); }
            }
        }
        """,
        Take);

    [Theory]
    [InlineData(
        "public class Page(RecommendationsClient client) { public Task Render() => client.[|ForUserAsync|](1); }",
        "public class Page(IRecommendations client) { public Task Render() => client.ForUserAsync(1); }")]
    [InlineData(
        "public class Page(RecommendationsClient? client) { private readonly RecommendationsClient? _client = client; public Task? Render() => _client?.[|ForUserAsync|](1); }",
        "public class Page(IRecommendations? client) { private readonly IRecommendations? _client = client; public Task? Render() => _client?.ForUserAsync(1); }")]
    [InlineData(
        "public class Page { public Page(RecommendationsClient client) => Client = client; private RecommendationsClient Client { get; } public Task Render() => Client.[|ForUserAsync|](1); }",
        "public class Page { public Page(IRecommendations client) => Client = client; private IRecommendations Client { get; } public Task Render() => Client.ForUserAsync(1); }")]
    [InlineData(
        "public class Page { public Task Render(RecommendationsClient client) { var same = client; return same.[|ForUserAsync|](client.[|Unseen|]); } }",
        "public class Page { public Task Render(IRecommendations client) { var same = client; return same.ForUserAsync(client.Unseen); } }")]
    [InlineData(
        "public class Page { public Task Render(RecommendationsClient client) { Helper(client); return ((IRecommendations)client).[|ForUserAsync|](1); } private static void Helper(IRecommendations any) { } }",
        "public class Page { public Task Render(IRecommendations client) { Helper(client); return ((IRecommendations)client).ForUserAsync(1); } private static void Helper(IRecommendations any) { } }")]
    [InlineData(
        "public class Page { public static Task Render(IServiceProvider services) { RecommendationsClient client = services.GetRequiredService<RecommendationsClient>(); return client.[|ForUserAsync|](1); } }",
        "public class Page { public static Task Render(IServiceProvider services) { IRecommendations client = services.GetRequiredService<IRecommendations>(); return client.ForUserAsync(1); } }")]
    [InlineData(
        "public static class Page { public static void Map(WebApplication app) => app.MapGet(\"/\", (RecommendationsClient client) => client.[|ForUserAsync|](1)); }",
        "public static class Page { public static void Map(WebApplication app) => app.MapGet(\"/\", (IRecommendations client) => client.ForUserAsync(1)); }")]
    public Task VariableThatIsPassedIn_TakesTheContract(string before, string after) => VerifyAsync(before, after, Take);

    [Fact]
    public Task PartialTypesInSeveralFiles_ChangeTogether() => Verify.VerifyAsync(
        [
            "namespace Streaming; public partial class Page(RecommendationsClient client) { public Task Render() => client.[|ForUserAsync|](1); }",
            "namespace Streaming; public partial class Page { private readonly RecommendationsClient _kept = client; public Task Again() => _kept.[|RecordViewAsync|](1); }",
        ],
        [
            "namespace Streaming; public partial class Page(IRecommendations client) { public Task Render() => client.ForUserAsync(1); }",
            "namespace Streaming; public partial class Page { private readonly IRecommendations _kept = client; public Task Again() => _kept.RecordViewAsync(1); }",
        ],
        Take,
        StreamingSources.Library);

    [Fact]
    public Task ContractOutOfScope_IsQualified() => Verify.VerifyAsync(
        "public class Page(Streaming.RecommendationsClient client) { public Task Render() => client.[|ForUserAsync|](1); }",
        "public class Page(Streaming.IRecommendations client) { public Task Render() => client.ForUserAsync(1); }",
        Take,
        StreamingSources.Library);

    [Theory]
    [InlineData("public class Page(RecommendationsClient client) { public Task Render() { client.Configure(); return client.[|ForUserAsync|](1); } }")]
    [InlineData("public class Page(RecommendationsClient client) { public RecommendationsClient Client => client; public Task Render() => client.[|ForUserAsync|](1); }")]
    [InlineData("public class Page { internal RecommendationsClient Client = new(); public Task Render() => Client.[|ForUserAsync|](1); }")]
    [InlineData("public record Page(RecommendationsClient Client) { public Task Render() => Client.[|ForUserAsync|](1); }")]
    [InlineData("public class Page { public virtual Task Render(RecommendationsClient client) => client.[|ForUserAsync|](1); }")]
    [InlineData("public interface IPage { Task Render(RecommendationsClient client); } public class Page : IPage { public Task Render(RecommendationsClient client) => client.[|ForUserAsync|](1); }")]
    [InlineData("public class Page { public Task Render(RecommendationsClient client) => client.[|ForUserAsync|](1); public Task Render(IRecommendations client) => Task.CompletedTask; }")]
    [InlineData("public class Page { public Task Render(ref RecommendationsClient client) => client.[|ForUserAsync|](1); }")]
    [InlineData("public class Base(RecommendationsClient client) { public object Client => client; } public class Page(RecommendationsClient client) : Base(client) { public Task Render() => client.[|ForUserAsync|](1); }")]
    [InlineData("public class Page { public Task Render(IEnumerable<RecommendationsClient> all) => Task.WhenAll(all.Select(client => client.[|ForUserAsync|](1))); }")]
    [InlineData("public class Page { public Task Render() { return Local(new()); Task Local(RecommendationsClient client) => client.[|ForUserAsync|](1); } }")]
    [InlineData("public class Page { public Task Render() { Func<RecommendationsClient, Task> call = (RecommendationsClient client) => client.[|RecordViewAsync|](1); return call(new()); } public Task Other(RecommendationsClient[] all) => all[0].[|ForUserAsync|](1); }")]
    [InlineData("public class Page { public Task Render() { Parallel.ForEach(Array.Empty<RecommendationsClient>(), (RecommendationsClient client) => client.[|ForUserAsync|](1)); return Task.CompletedTask; } }")]
    public Task VariableWithOtherUsesOrFixedType_GetsNoFix(string source) => VerifyNoFixAsync(source);

    [Fact]
    public Task ContractLessVisibleThanTheMember_GetsNoFix() => Verify.VerifyNoFixAsync(
        """
        [NonCritical("…")] internal interface IHidden { [DefaultFallback] int Count(); }
        public class Hidden : IHidden { public int Count() => 0; }
        public class Page(Hidden hidden) { public int Render() => hidden.[|Count|](); }
        """);

    [Theory]
    [InlineData(
        "public class Page { public static Task Render() { var client = new RecommendationsClient(new HttpClient()); return client.[|ForUserAsync|](1); } }",
        "public class Page { public static Task Render() { var client = new RecommendationsGuard(new RecommendationsClient(new HttpClient())); return client.ForUserAsync(1); } }")]
    [InlineData(
        "public class Page { public static Task Render() { IRecommendations client = new RecommendationsClient(); return client.[|ForUserAsync|](1); } }",
        "public class Page { public static Task Render() { IRecommendations client = new RecommendationsGuard(new RecommendationsClient()); return client.ForUserAsync(1); } }")]
    [InlineData(
        "public class Page { public static Task Render() { RecommendationsClient client = new() { Retries = 3 }; return client.[|ForUserAsync|](1); } }",
        "public class Page { public static Task Render() { IRecommendations client = new RecommendationsGuard(new RecommendationsClient() { Retries = 3 }); return client.ForUserAsync(1); } }")]
    [InlineData(
        "public class Page { public static Task Render() => new RecommendationsClient().[|ForUserAsync|](1); }",
        "public class Page { public static Task Render() => new RecommendationsGuard(new RecommendationsClient()).ForUserAsync(1); }")]
    [InlineData(
        "public class Page { private readonly RecommendationsClient _client = new(); public Task Render() => _client.[|ForUserAsync|](1); }",
        "public class Page { private readonly IRecommendations _client = new RecommendationsGuard(new RecommendationsClient()); public Task Render() => _client.ForUserAsync(1); }")]
    [InlineData(
        "public class Page { private readonly IRecommendations _client; public Page() { _client = new RecommendationsClient(); } public Task Render() => _client.[|ForUserAsync|](1); }",
        "public class Page { private readonly IRecommendations _client; public Page() { _client = new RecommendationsGuard(new RecommendationsClient()); } public Task Render() => _client.ForUserAsync(1); }")]
    public Task ImplementationThatIsCreatedHere_IsWrapped(string before, string after) => VerifyAsync(before, after, Wrap);

    [Theory]
    [InlineData("public class Page { public static Task Render() { var client = new RecommendationsClient(); client.Configure(); return client.[|ForUserAsync|](1); } }")]
    [InlineData("public class Page { public static RecommendationsClient Render() { var client = new RecommendationsClient(); client.[|ForUserAsync|](1); return client; } }")]
    public Task CreatedImplementationWithOtherUses_GetsNoFix(string source) => VerifyNoFixAsync(source);

    [Fact]
    public Task DisposedImplementation_IsWrappedOnlyWhereTheGuardIsDisposable() => VerifyNoFixAsync(
        """
        public sealed class Disposable : RecommendationsClient, IDisposable { public void Dispose() { } }
        public class Page { public static Task Render() { using var client = new Disposable(); return client.[|ForUserAsync|](1); } }
        """);

    [Fact]
    public Task WithoutAGuardThatCanBeCreated_GetsNoFix() => Verify.VerifyNoFixAsync(
        """
        [NonCritical("…", Fallback = typeof(Replica))] public interface IOrders { int Count(); }
        public class Orders : IOrders { public int Count() => 1; }
        public class Replica : IOrders { public int Count() => 1; }
        public class Page { public static int Render() => new Orders().[|Count|](); }
        """,
        project: TestProject.Library with { RunsGenerator = true });

    [Fact]
    public Task GeneratedGuard_IsUsed() => Verify.VerifyAsync(
        """
        namespace Shop;
        [NonCritical("…")] public interface IOrders : IDisposable { [DefaultFallback] int Count(); }
        public class Orders : IOrders { public int Count() => 1; public void Dispose() { } }
        public class Page { public static int Render() { using var orders = new Orders(); return orders.[|Count|](); } }
        """,
        """
        namespace Shop;
        [NonCritical("…")] public interface IOrders : IDisposable { [DefaultFallback] int Count(); }
        public class Orders : IOrders { public int Count() => 1; public void Dispose() { } }
        public class Page { public static int Render() { using var orders = new OrdersGuard(new Orders()); return orders.Count(); } }
        """,
        Wrap,
        TestProject.Library with { RunsGenerator = true });

    private static Task VerifyAsync(string before, string after, string key) =>
        Verify.VerifyAsync("namespace Streaming;\n" + before, "namespace Streaming;\n" + after, key, StreamingSources.Library);

    private static Task VerifyNoFixAsync(string source) => Verify.VerifyNoFixAsync("namespace Streaming;\n" + source, project: StreamingSources.Library);
}
