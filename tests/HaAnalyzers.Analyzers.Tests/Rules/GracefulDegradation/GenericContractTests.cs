using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>HA1001 where the contract is generic: every form of it is meant, and each closed form is a dependency of its own.</summary>
public sealed class GenericContractTests
{
    [Theory]
    [InlineData("public Task Render(IRepository<Order> orders) => orders.FindAsync(1);")]
    [InlineData("public Task Render<T>(IRepository<T> all) where T : class => all.FindAsync(1);")]
    [InlineData("public Task Render<TRepository>(TRepository all) where TRepository : IRepository<Order> => all.FindAsync(1);")]
    [InlineData("public Task Render<TRepository, T>(TRepository all) where TRepository : EfRepository<T> where T : class => all.FindAsync(1);")]
    [InlineData("public Task Render(IServiceProvider services) => services.GetRequiredService<IRepository<Order>>().FindAsync(1);")]
    [InlineData("public Task Render(IEnumerable<IRepository<Order>> all) => Task.WhenAll(all.Select(one => one.FindAsync(1)));")]
    [InlineData("public object? Render(IReader<object> any) => any.Read();")]
    [InlineData("public object? Render(IReader<string> text) => ((IReader<object>)text).Read();")]
    [InlineData("public object? Render(Store<Order>.IRows rows) => rows.First();")]
    [InlineData("public Order? Render(Feed<Order> feed) => feed.Next();")]
    public Task CallThroughContract_IsSilent(string member) => VerifyMemberAsync(member);

    [Theory]
    [InlineData("public Task Render(RepositoryGuard<Order> guard) => guard.FindAsync(1);")]
    [InlineData("public static Task Render() => new RepositoryGuard<Order>(new EfRepository<Order>(), new Replica<Order>()).FindAsync(1);")]
    [InlineData("public static Task Render<T>() where T : class { IRepository<T> guard = new RepositoryGuard<T>(new EfRepository<T>(), new Replica<T>()); return guard.FindAsync(1); }")]
    [InlineData("private readonly RatesGuard<string, int> _rates = new(new Rates<string, int>()); public int Render() => _rates.Find(\"a\");")]
    [InlineData("public static object? Render() { IReader<object> guard = new ReaderGuard<string>(new TextReader()); return guard.Read(); }")]
    [InlineData("public static Order? Render() => new StoreRowsGuard<Order>(new Store<Order>.Rows()).First();")]
    [InlineData("public static Order? Render() => new FeedGuard<Order>(new Feed<Order>()).Next();")]
    public Task CallOnGuard_IsSilent(string member) => VerifyMemberAsync(member);

    [Theory]
    [InlineData("public void Render(EfRepository<Order> orders) { orders.Configure(); orders.Retries = 3; }")]
    [InlineData("public string Render() => nameof(EfRepository<Order>.FindAsync) + typeof(EfRepository<>) + typeof(EfRepository<Order>);")]
    [InlineData("public object Render(IServiceProvider services) => services.GetRequiredService<EfRepository<Order>>();")]
    [InlineData("public int Render(List<Order> orders, Dictionary<string, EfRepository<Order>> all) => orders.Count + all.Count;")]
    [InlineData("public Task Render(Replica<Order> replica) => replica.FindAsync(1);")]
    [InlineData("public async Task<Order?> Render(EfRepository<Order> orders) { try { return await orders.FindAsync(1); } catch { return null; } }")]
    public Task UseThatIsNoUnguardedCall_IsSilent(string member) => VerifyMemberAsync(member);

    [Fact]
    public Task Decorators_AreSilent() => VerifyAsync(
        """
        public class Cached<T>(IRepository<T> inner) : IRepository<T> where T : class
        {
            public Task<T?> FindAsync(int id, CancellationToken token = default) => inner.FindAsync(id, token);
            public Task AddAsync(T entity) => inner.AddAsync(entity);
        }

        public class Logged<T>(EfRepository<T> inner) : IRepository<T> where T : class
        {
            public Task<T?> FindAsync(int id, CancellationToken token = default) => inner.FindAsync(id, token);
            public Task AddAsync(T entity) => inner.AddAsync(entity);
        }

        public class Mapped<TFrom, TTo>(Lazy<EfRepository<TFrom>> inner, Func<TFrom?, TTo?> map) : IRepository<TTo> where TFrom : class where TTo : class
        {
            public async Task<TTo?> FindAsync(int id, CancellationToken token = default) => map(await inner.Value.FindAsync(id, token));
            public Task AddAsync(TTo entity) => Task.CompletedTask;
        }

        public class Page
        {
            public Task Render(Cached<Order> cached, Logged<Order> logged, Mapped<Order, Customer> mapped) =>
                Task.WhenAll(cached.FindAsync(1), logged.FindAsync(1), mapped.FindAsync(1));
        }
        """);

    [Fact]
    public Task ImplementationThatDegradesByItself_IsSilent() => VerifyAsync(
        """
        public class Careful<T>(HttpClient http) : IReader<T>
        {
            public T? Read() { try { http.GetAsync("/").Wait(); return default; } catch { return default; } }
        }

        public class Page { public object? Render(Careful<Order> careful, Careful<string> text) => (object?)careful.Read() ?? ((IReader<object>)text).Read(); }
        """);

    [Fact]
    public Task FallbackCode_IsSilent() => VerifyAsync(
        """
        [NonCritical("…", Fallback = typeof(Spare<,>))] public interface IIndex<TKey, T> where T : class { T? Find(TKey key); }
        public class Spare<TKey, T> : IIndex<TKey, T> where T : class { public T? Find(TKey key) => new EfRepository<T>().FindAsync(1).Result; }

        [NonCritical("…")] public abstract class Ranking<T> { [FallbackMethod(typeof(Defaults), nameof(Defaults.Count))] public abstract int Count(string name); }
        public static class Defaults { public static int Count(string name) => new TextReader().Read()!.Length; }

        public class Page { public Order? Render(Spare<string, Order> spare) => spare.Find(""); }
        """);

    [Fact]
    public Task HealthChecksAndReadinessProbes_AreSilent() => VerifyAsync(
        """
        public sealed class Check<T>(EfRepository<T> all) : Microsoft.Extensions.Diagnostics.HealthChecks.IHealthCheck where T : class
        {
            public async Task<Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult> CheckHealthAsync(
                Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckContext context, CancellationToken cancellationToken = default)
            {
                await all.FindAsync(1, cancellationToken);
                return Microsoft.Extensions.Diagnostics.HealthChecks.HealthCheckResult.Healthy();
            }
        }

        public class Probe { [ReadinessProbe] public Task ProbeAsync(OrderRepository orders) => orders.FindAsync(1); }
        """);

    [Fact]
    public Task TestProject_IsSilent() => VerifyAsync(
        "public class Page { public Task Render(EfRepository<Order> orders) => orders.FindAsync(1); }", GenericSources.Library with { IsTestProject = true });

    [Theory]
    [InlineData("public Task Render(EfRepository<Order> orders) => orders.[|FindAsync|](1);")]
    [InlineData("public Task Render(OrderRepository orders) => orders.[|FindAsync|](1);")]
    [InlineData("public Task Render<T>(EfRepository<T> all) where T : class => all.[|FindAsync|](1);")]
    [InlineData("public static Task Render() => new EfRepository<Order>().[|FindAsync|](1);")]
    [InlineData("private readonly IRepository<Order> _orders = new EfRepository<Order>(); public Task Render() => _orders.[|FindAsync|](1);")]
    [InlineData("public static Task Render() => ((IRepository<Order>)new OrderRepository()).[|FindAsync|](1);")]
    [InlineData("public int Render(Rates<string, int> rates) => rates.[|Find|](\"a\");")]
    [InlineData("public static object? Render() { IReader<object> reader = new TextReader(); return reader.[|Read|](); }")]
    [InlineData("public object? Render(Store<Order>.Rows rows) => rows.[|First|]();")]
    [InlineData("public static Order? Render() => new Feed<Order>().[|Next|]();")]
    [InlineData("public async Task Render(EfRepository<Order> orders) { try { await orders.[|FindAsync|](1); } catch (HttpRequestException) { } }")]
    public Task CallOnImplementation_IsReported(string member) => VerifyMemberAsync(member);

    [Fact]
    public Task GenericPage_IsReportedInEveryForm() => VerifyAsync(
        """
        public class Page<T> where T : class
        {
            private readonly EfRepository<T> _all = new();
            public Task Render(int id) => _all.[|FindAsync|](id);
            public Task Other(Page<Order> page) => page._all.[|FindAsync|](1);
            private class Row { public Task Render(Page<T> page) => page.LoadAsync(); }
            private Task LoadAsync() => _all.[|FindAsync|](1);
        }
        """);

    [Fact]
    public Task LoggerNamedAfterTheContract_MakesNoDecorator() => VerifyAsync(
        """
        public class Logging<T>(Microsoft.Extensions.Logging.ILogger<IReader<T>> logger) : IReader<T> { public T? Read() => throw new HttpRequestException(logger.ToString()); }
        public class Page { public object? Render(Logging<Order> orders) => orders.[|Read|](); }
        """);

    [Fact]
    public Task DerivedContractsAndImplementations_AreReported() => VerifyAsync(
        """
        public interface IOrders : IRepository<Order> { Task<int> CountAsync(); }
        public class Orders : EfRepository<Order>, IOrders { public Task<int> CountAsync() => Task.FromResult(1); }

        public class Page
        {
            public Task Render(Orders orders, IOrders contract) => Task.WhenAll(orders.[|FindAsync|](1), orders.CountAsync(), contract.FindAsync(1), contract.CountAsync());
        }
        """);

    [Fact]
    public Task ContractMarkedOnAssembly_IsReported() => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        """
        [assembly: NonCritical(typeof(Vendor.ITable<,>), "…", Fallback = typeof(Offline<,>))]

        public class Offline<TKey, T> : Vendor.ITable<TKey, T> { public T? Find(TKey key) => default; }

        public class Page
        {
            public string? Render(Vendor.Table<int, string> table, Vendor.ITable<int, string> contract) => table.[|Find|](1) + contract.Find(1);
            public string? Fallback(Offline<int, string> offline) => offline.Find(1);
        }
        """,
        TestProject.Library.WithProject(
            "Vendor",
            """
            namespace Vendor
            {
                public interface ITable<TKey, T> { T? Find(TKey key); }
                public class Table<TKey, T> : ITable<TKey, T> { public T? Find(TKey key) => default; }
            }
            """));

    [Fact]
    public Task ContractMarkedInAnotherProject_IsReported() => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(
        "public class Page { public string? Render(Shared.Table<string> table, Shared.Rows<string> rows, Shared.Plain<string> plain) => table.[|Read|]() + rows.[|First|]() + plain.Read(); }",
        TestProject.Library.WithProject(
            "Shared",
            """
            [assembly: NonCritical(typeof(Shared.ITable<>), "…")]

            namespace Shared
            {
                public interface ITable<T> { T? Read(); }
                public class Table<T> : ITable<T> { public T? Read() => default; }
                [NonCritical("…")] public interface IRows<T> { [OmitFallback("…")] T? First(); }
                public class Rows<T> : IRows<T> { public T? First() => default; }
                public interface IPlain<T> { T? Read(); }
                public class Plain<T> : IPlain<T> { public T? Read() => default; }
            }
            """));

    [Theory]
    [InlineData(
        "public Task Render(EfRepository<Order> orders) => orders.{|#0:FindAsync|}(1);",
        "'EfRepository<Order>.FindAsync' is called past the guard of non-critical 'IRepository<Order>'; take 'IRepository<Order>' instead of 'EfRepository<Order>', or wrap it in 'RepositoryGuard<Order>'")]
    [InlineData(
        "public Task Render<T>(EfRepository<T> all) where T : class => all.{|#0:FindAsync|}(1);",
        "'EfRepository<T>.FindAsync' is called past the guard of non-critical 'IRepository<T>'; take 'IRepository<T>' instead of 'EfRepository<T>', or wrap it in 'RepositoryGuard<T>'")]
    [InlineData(
        "public int Render(Rates<string, int> rates) => rates.{|#0:Find|}(\"a\");",
        "'Rates<string, int>.Find' is called past the guard of non-critical 'IRates<string, int>'; take 'IRates<string, int>' instead of 'Rates<string, int>', or wrap it in 'RatesGuard<string, int>'")]
    [InlineData(
        "public Order? Render(Store<Order>.Rows rows) => rows.{|#0:First|}();",
        "'Store<Order>.Rows.First' is called past the guard of non-critical 'Store<Order>.IRows'; take 'Store<Order>.IRows' instead of 'Store<Order>.Rows', or wrap it in 'StoreRowsGuard<Order>'")]
    [InlineData(
        "public static object? Render() { IReader<object> reader = new TextReader(); return reader.{|#0:Read|}(); }",
        "'TextReader.Read' is called past the guard of non-critical 'IReader<string>'; take 'IReader<string>' instead of 'TextReader', or wrap it in 'ReaderGuard<string>'")]
    [InlineData(
        "public static Order? Render() => new Feed<Order>().{|#0:Next|}();",
        "'Feed<Order>.Next' is called past the guard of non-critical 'Feed<Order>'; take it from the container instead of creating it, or wrap it in 'FeedGuard<Order>'")]
    [InlineData(
        "private class Both : IReader<int>, IReader<string> { int IReader<int>.Read() => 1; string IReader<string>.Read() => \"\"; } private static object? Render(Both both) => ((IReader<string>)both).{|#0:Read|}();",
        "'Both.Read' is called past the guard of non-critical 'IReader<string>'; take 'IReader<string>' instead of 'Both', or wrap it in 'ReaderGuard<string>'")]
    public Task Message_NamesTheFormThatIsMeant(string member, string message) =>
        RuleVerifier<UnguardedCallAnalyzer>.VerifyMessageAsync(Page(member), message, GenericSources.Library);

    private static string Page(string member) => $"namespace Shop;\npublic class Page\n{{\n    {member}\n}}";

    private static Task VerifyMemberAsync(string member) => RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync(Page(member), GenericSources.Library);

    private static Task VerifyAsync(string source, TestProject? project = null) =>
        RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync("namespace Shop;\n" + source, project ?? GenericSources.Library);
}
