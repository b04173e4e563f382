using HaAnalyzers.Analyzers.Rules.Contracts;
using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Rules.HealthCheckRouting;
using HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.Contracts;
using HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

namespace HaAnalyzers.Analyzers.Tests.Rules;

/// <summary>What the rules other than HA1001 say of generic contracts.</summary>
public sealed class GenericContractRulesTests
{
    [Fact]
    public Task MissingFallback_NamesWhatFits() => RuleVerifier<MissingFallbackAnalyzer>.VerifyMessageAsync(
        "[NonCritical(\"…\")] public interface ITable<TKey, T> where T : class { Task<T> {|#0:GetAsync|}(TKey key); [OmitFallback(\"…\")] Task<T?> FindAsync(TKey key); }",
        "'ITable<TKey, T>.GetAsync' has no fallback, so its guard can only throw while the dependency is away; declare 'Fallback = typeof(…)'");

    [Fact]
    public Task MissingFallbackFix_DeclaresMethodsOnlyWhereOneFits() => FixVerifier<MissingFallbackAnalyzer, MissingFallbackCodeFixProvider>.VerifyAsync(
        """
        public sealed record Page(int Count);

        [NonCritical("…")]
        public interface ITable<T> where T : class
        {
            Task<T> [|GetAsync|](int id);

            Task<Page> [|PageAsync|](int number);
        }
        """,
        """
        public sealed record Page(int Count);

        [NonCritical("…")]
        public interface ITable<T> where T : class
        {
            Task<T> [|GetAsync|](int id);

            [FallbackMethod(typeof(TableFallbacks), nameof(TableFallbacks.PageAsync))]
            Task<Page> PageAsync(int number);
        }

        internal static class TableFallbacks
        {
            public static Task<Page> PageAsync(int number) => Task.FromResult<Page>(new Page(default));
        }
        """,
        "HA1003.FallbackMethod");

    [Fact]
    public Task MissingFallbackFix_DeclaresNoClassInsideAGenericType() => FixVerifier<MissingFallbackAnalyzer, MissingFallbackCodeFixProvider>.VerifyNoFixAsync(
        """
        public sealed record Page(int Count);
        public static class Store<T> { [NonCritical("…")] public interface IRows { Page [|First|](); } }
        """);

    [Fact]
    public Task InvalidFallback_SaysThatNoMethodFits() => RuleVerifier<InvalidFallbackAnalyzer>.VerifyMessageAsync(
        """
        [NonCritical("…")] public interface ITable<T> where T : class { [{|#0:FallbackMethod(typeof(Defaults), "Get")|}] T Get(int id); }
        public static class Defaults { public static object Get(int id) => id; }
        """,
        "'ITable.Get' falls back to Defaults.Get, but no method that an attribute can name has its type parameters; use another fallback");

    [Fact]
    public Task InvalidFallbackFix_CreatesNoMethodThatDoesNotFit() => FixVerifier<InvalidFallbackAnalyzer, InvalidFallbackCodeFixProvider>.VerifyNoFixAsync(
        """
        [NonCritical("…")] public interface ITable<T> where T : class { [[|FallbackMethod(typeof(Defaults), "Get")|]] T? Get(int id); }
        public static class Defaults { }
        """);

    [Theory]
    [InlineData("services.AddHttpClient<IRates<int>, Rates<int>>();")]
    [InlineData("Refit.HttpClientFactoryExtensions.AddRefitClient<IRates<string>>(services);")]
    [InlineData("services.[|AddHttpClient<IPlain<int>, Plain<int>>|]();")]
    public Task ClientOfAContract_IsLeftToItsGuard(string statement) => RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyAsync(
        Clients(statement), TestProject.Service);

    [Fact]
    public Task ClientWithoutResilience_NamesTheClientAndTheContractToMark() => RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyMessageAsync(
        Clients("services.{|#0:AddHttpClient<IPlain<int>, Plain<int>>|}();"),
        "'IPlain<int>' has no timeout of its own, no retry and no breaker: while its service hangs, callers wait 100 s; add 'AddStandardResilienceHandler()', or mark 'IPlain<T>' [NonCritical]",
        TestProject.Service);

    [Fact]
    public Task FallbackThatThrows_IsReported() => VerifyAsync<FallibleFallbackAnalyzer>(
        """
        [NonCritical("…", Fallback = typeof(Spare<,>))] public interface IIndex<TKey, T> { T? Find(TKey key); }
        public class Spare<TKey, T> : IIndex<TKey, T> { public T? Find(TKey key) => [|throw new NotSupportedException()|]; public T? Other(TKey key) => throw new NotSupportedException(); }
        public class Client<TKey, T> : IIndex<TKey, T> { public T? Find(TKey key) => throw new NotSupportedException(); }
        """);

    [Fact]
    public Task FallbackMethodOfAClassThatThrows_IsReported() => VerifyAsync<FallibleFallbackAnalyzer>(
        """
        [NonCritical("…")] public abstract class Ranking<T> { [FallbackMethod(typeof(Defaults), nameof(Defaults.Count))] public abstract int Count(string name); }
        public static class Defaults { public static int Count(string name) => [|throw new NotSupportedException()|]; }
        public abstract class Plain<T> { [FallbackMethod(typeof(Others), nameof(Others.Count))] public abstract int Count(string name); }
        public static class Others { public static int Count(string name) => throw new NotSupportedException(); }
        """);

    [Fact]
    public Task ImplementationThatDropsTheToken_IsReported() => RuleVerifier<DefeatedTimeoutAnalyzer>.VerifyAsync(
        """
        namespace Shop;

        public class HttpRepository<T>(HttpClient http) : IRepository<T> where T : class
        {
            public async Task<T?> FindAsync(int id, CancellationToken token = default) { await http.[|GetStringAsync|]("/"); return null; }
            public Task AddAsync(T entity) => http.GetStringAsync("/");
        }

        public class CarefulRepository<T>(HttpClient http) : IRepository<T> where T : class
        {
            public async Task<T?> FindAsync(int id, CancellationToken token = default) { await http.GetStringAsync("/", token); return null; }
            public Task AddAsync(T entity) => http.GetStringAsync("/");
        }
        """,
        GenericSources.Library);

    [Theory]
    [InlineData("await orders.[|FindAsync|](1); app.Run();")]
    [InlineData("await new OrderRepository().[|FindAsync|](1); app.Run();")]
    [InlineData("app.MapGet(\"/\", (IRepository<Order> orders) => orders.FindAsync(1)); app.Run();")]
    [InlineData("_ = orders.FindAsync(1); app.Run();")]
    public Task CallBeforeServing_IsReported(string statements) => RuleVerifier<CallBeforeServingAnalyzer>.VerifyAsync(StartUp(statements), GenericSources.Executable);

    [Fact]
    public Task CallBeforeServing_NamesTheForm() => RuleVerifier<CallBeforeServingAnalyzer>.VerifyMessageAsync(
        StartUp("await orders.{|#0:FindAsync|}(1); app.Run();"),
        "'IRepository<Order>.FindAsync' is called before the app starts serving: while the dependency is away, no new instance comes up, or it keeps the degraded answer for good; call it when first needed, or from a background service",
        GenericSources.Executable);

    [Fact]
    public Task SilentlyDroppedChange_NamesWhatFits() => RuleVerifier<SilentlyDroppedChangeAnalyzer>.VerifyMessageAsync(
        "[NonCritical(\"…\")] public interface ITable<T> { [DefaultFallback(0)] Task<int> {|#0:AddAsync|}(T row); }",
        "'ITable<T>.AddAsync' changes something, and while the dependency is away the change is lost without a word; keep it with 'Fallback = typeof(…)', a queue for example");

    [Theory]
    [InlineData("EfRepository<T> [|primary|]")]
    [InlineData("Lazy<IRepository<T>> [|primary|]")]
    [InlineData("IRepository<Customer> customers")]
    [InlineData("Spare<T> other")]
    [InlineData("Microsoft.Extensions.Logging.ILogger<IRepository<T>> logger")]
    [InlineData("HttpClient http")]
    public Task FallbackThatTakesWhatItReplaces_IsReported(string parameter) => VerifyAsync<CircularFallbackAnalyzer>(
        $$"""
        #pragma warning disable CS9113
        [NonCritical("…", Fallback = typeof(Spare<>))] public interface IRepository<T> where T : class { T? Find(int id); }
        public class EfRepository<T> : IRepository<T> where T : class { public T? Find(int id) => null; }
        public class Spare<T>({{parameter}}) : IRepository<T> where T : class { public T? Find(int id) => null; }
        public class Customer;
        """);

    [Theory]
    [InlineData("TKey key")]
    [InlineData("T row")]
    [InlineData("IEquatable<T> row")]
    [InlineData("IReadOnlyList<TKey> [|keys|]")]
    public Task CacheKeyOfATypeParameter_IsNotJudged(string parameter) => VerifyAsync<AmbiguousCacheKeyAnalyzer>(
        $$"""[NonCritical("…")] public interface ITable<TKey, T> { [CachedFallback, DefaultFallback(0)] Task<int> CountAsync({{parameter}}); }""");

    [Fact]
    public Task ReadinessOfANonCriticalForm_IsReported() => RuleVerifier<NonCriticalReadinessAnalyzer>.VerifyMessageAsync(
        """
        using Microsoft.Extensions.Diagnostics.HealthChecks;
        namespace Shop;

        public static class Setup { public static void Add(IHealthChecksBuilder checks) { checks.{|#0:AddCheck<Check>|}("a"); checks.AddCheck<Check>("b", HealthStatus.Degraded); checks.AddCheck<Both>("c"); } }
        public interface IAccounts<T>;
        public class Check(IRepository<Order> orders) : IHealthCheck { public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token) { await orders.FindAsync(1, token); return HealthCheckResult.Healthy(); } }
        public class Both(IRepository<Order> orders, IAccounts<Order> accounts) : IHealthCheck { public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken token) { await orders.FindAsync(accounts.GetHashCode(), token); return HealthCheckResult.Healthy(); } }
        """,
        "'Check' checks non-critical 'IRepository<Order>' and fails as unhealthy, so an outage that costs users little takes every instance away; pass 'failureStatus: HealthStatus.Degraded'",
        GenericSources.Library);

    [Fact]
    public Task UnguardedRegistration_NamesTheFormAsRegistered() => RuleVerifier<UnguardedRegistrationAnalyzer>.VerifyMessageAsync(
        "using Shop; var services = new ServiceCollection(); services.{|#0:AddScoped|}(typeof(IRepository<>), typeof(EfRepository<>));",
        "Non-critical 'IRepository<>' is registered without its guard; call 'GuardNonCriticalDependencies()' on the services after the last registration",
        GenericSources.Executable);

    [Fact]
    public Task RegistrationOfTheFormThatDegrades_IsSilent() => RuleVerifier<UnguardedRegistrationAnalyzer>.VerifyAsync(
        """
        using Shop;
        var services = new ServiceCollection();
        services.AddSingleton<IReader<int>, Both>();
        services.[|AddSingleton<IReader<string>, Both>|]();
        services.AddSingleton<IReader<object>, Careful>();
        services.[|AddSingleton<IReader<object>, Shop.TextReader>|]();

        public class Both : IReader<int>, IReader<string>
        {
            int IReader<int>.Read() { try { return new HttpClient().GetHashCode(); } catch { return 0; } }
            string IReader<string>.Read() => "";
        }

        public class Careful : IReader<string> { public string? Read() { try { return new HttpClient().ToString(); } catch { return null; } } }
        """,
        GenericSources.Executable);

    private static string Clients(string statement) => $$"""
        var services = new ServiceCollection();
        {{statement}}
        [NonCritical("…")] public interface IRates<T> { [Refit.Get("/"), OmitFallback("…")] Task<T?> TodayAsync(); }
        public sealed class Rates<T>(HttpClient http) : IRates<T> { public Task<T?> TodayAsync() => Task.FromResult(http is null ? default(T) : default); }
        public interface IPlain<T> { Task<T?> TodayAsync(); }
        public sealed class Plain<T>(HttpClient http) : IPlain<T> { public Task<T?> TodayAsync() => Task.FromResult(http is null ? default(T) : default); }
        """;

    private static string StartUp(string statements) => $$"""
        using Shop;
        var app = WebApplication.Create(args);
        var orders = app.Services.GetRequiredService<IRepository<Order>>();
        {{statements}}
        """;

    private static Task VerifyAsync<TAnalyzer>(string source)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() => RuleVerifier<TAnalyzer>.VerifyAsync(source);
}
