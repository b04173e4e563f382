using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.UnguardedCallAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.UnguardedCallCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>HA1001's fixes where the contract is generic.</summary>
public sealed class GenericContractFixTests
{
    private const string Take = "HA1001.TakeContract";
    private const string Wrap = "HA1001.WrapInGuard";

    private const string Page = "public class Page(EfRepository<Order> orders) { public Task Render() => orders.[|FindAsync|](1); }";
    private const string FixedPage = "public class Page(IRepository<Order> orders) { public Task Render() => orders.FindAsync(1); }";

    [Theory]
    [InlineData(
        "public class Page(OrderRepository orders) { private readonly OrderRepository _orders = orders; public Task Render() => _orders.[|FindAsync|](1); }",
        "public class Page(IRepository<Order> orders) { private readonly IRepository<Order> _orders = orders; public Task Render() => _orders.FindAsync(1); }")]
    [InlineData(
        "public class Page<T>(EfRepository<T> all) where T : class { public Task Render() => all.[|FindAsync|](1); }",
        "public class Page<T>(IRepository<T> all) where T : class { public Task Render() => all.FindAsync(1); }")]
    [InlineData(
        "public class Page { public Task Render<T>(EfRepository<T> all) where T : class => all.[|FindAsync|](1); }",
        "public class Page { public Task Render<T>(IRepository<T> all) where T : class => all.FindAsync(1); }")]
    [InlineData(
        "public class Page { public static int Render(IServiceProvider services) { Rates<string, int> rates = services.GetRequiredService<Rates<string, int>>(); return rates.[|Find|](\"a\"); } }",
        "public class Page { public static int Render(IServiceProvider services) { IRates<string, int> rates = services.GetRequiredService<IRates<string, int>>(); return rates.Find(\"a\"); } }")]
    [InlineData(
        "public class Page { public Order? Render(Store<Order>.Rows rows) => rows.[|First|](); }",
        "public class Page { public Order? Render(Store<Order>.IRows rows) => rows.First(); }")]
    public Task VariableThatIsPassedIn_TakesTheFormOfTheContract(string before, string after) => VerifyAsync(before, after, Take);

    [Theory]
    [InlineData(
        "public class Page { public static int Render() { var rates = new Rates<string, int>(); return rates.[|Find|](\"a\"); } }",
        "public class Page { public static int Render() { var rates = new RatesGuard<string, int>(new Rates<string, int>()); return rates.Find(\"a\"); } }")]
    [InlineData(
        "public class Page<T> { private readonly Rates<string, T> _rates = new(); public T? Render() => _rates.[|Find|](\"a\"); }",
        "public class Page<T> { private readonly IRates<string, T> _rates = new RatesGuard<string, T>(new Rates<string, T>()); public T? Render() => _rates.Find(\"a\"); }")]
    [InlineData(
        "public class Page { public static string? Render() => new TextReader().[|Read|](); }",
        "public class Page { public static string? Render() => new ReaderGuard<string>(new TextReader()).Read(); }")]
    [InlineData(
        "public class Page { public static Order? Render() => new Store<Order>.Rows().[|First|](); }",
        "public class Page { public static Order? Render() => new StoreRowsGuard<Order>(new Store<Order>.Rows()).First(); }")]
    public Task ImplementationThatIsCreatedHere_IsWrapped(string before, string after) => VerifyAsync(before, after, Wrap);

    [Theory]
    [InlineData("public class Page(EfRepository<Order> orders) { public Task Render() { orders.Configure(); return orders.[|FindAsync|](1); } }")]
    [InlineData("public class Page { public static Task Render() => new EfRepository<Order>().[|FindAsync|](1); }")]
    [InlineData("public class Page { public static object? Render() { IReader<object> reader = new TextReader(); return reader.[|Read|](); } }")]
    [InlineData("public class Page { public static Order? Render() => new Feed<Order>().[|Next|](); }")]
    [InlineData("public class Page<T> { private readonly Rates<string, T> _rates = new(); public static int Render(Page<int> page) => page._rates.[|Find|](\"a\"); }")]
    [InlineData("internal sealed class Hidden; public class HiddenReader : IReader<Hidden> { Hidden? IReader<Hidden>.Read() => null; } public class Page { public object? Render(HiddenReader reader) => ((IReader<Hidden>)reader).[|Read|](); }")]
    public Task WhatWouldNotCompileOrNotGuard_GetsNoFix(string source) => Verify.VerifyNoFixAsync("namespace Shop;\n" + source, project: GenericSources.Library);

    [Theory]
    [InlineData("services.AddScoped<EfRepository<Order>>();", "services.AddScoped<IRepository<Order>, EfRepository<Order>>();")]
    [InlineData("services.AddScoped(typeof(EfRepository<Order>));", "services.AddScoped(typeof(IRepository<Order>), typeof(EfRepository<Order>));")]
    [InlineData("services.AddScoped<EfRepository<Customer>>();", null)]
    [InlineData("services.AddScoped(typeof(EfRepository<>)); services.AddScoped(typeof(IRepository<>), typeof(EfRepository<>));", null)]
    [InlineData("services.AddScoped(typeof(EfRepository<>)); services.AddScoped<IRepository<Order>, EfRepository<Order>>();", null)]
    public Task Registration_ServesTheFormOfTheContract(string before, string? after) => VerifySetupAsync(Page, before, FixedPage, after ?? before);

    [Theory]
    [InlineData("string, int[]")]
    [InlineData("(int, string), int?")]
    [InlineData("Guid, Outer<int>.Inner")]
    [InlineData("int, Dictionary<string, List<Order>>[,]")]
    public Task RegistrationOfAnyForm_ServesTheContract(string arguments)
    {
        const string Outer = "public class Outer<T> { public class Inner; }";
        string page = $"public class Page(Rates<{arguments}> rates) {{ public object? Render() => rates.[|Find|](default!); }}";
        string fixedPage = $"public class Page(IRates<{arguments}> rates) {{ public object? Render() => rates.Find(default!); }}";
        return VerifySetupAsync(
            Outer + page,
            $"services.AddSingleton<Rates<{arguments}>>();",
            Outer + fixedPage,
            $"services.AddSingleton<IRates<{arguments}>, Rates<{arguments}>>();");
    }

    [Fact]
    public Task FormThatAnOpenTypeMayStillAskFor_IsFollowedByOneForTheContract()
    {
        const string Other = "public class Other<T>(EfRepository<T> all) where T : class { public void Run() => all.Configure(); }";
        return VerifySetupAsync(
            Page + Other,
            "services.AddScoped<EfRepository<Order>>();",
            FixedPage + Other,
            "services.AddScoped<EfRepository<Order>>();\n        services.AddTransient<IRepository<Order>>(provider => provider.GetRequiredService<EfRepository<Order>>());");
    }

    [Theory]
    [InlineData(Page, "services.AddScoped(typeof(EfRepository<>));")]
    [InlineData("public class Page<T>(EfRepository<T> all) where T : class { public Task Render() => all.[|FindAsync|](1); }", "services.AddScoped<EfRepository<Order>>();")]
    [InlineData("public class Page(Rates<int, dynamic> rates) { public object? Render() => rates.[|Find|](1); }", "services.AddSingleton<Rates<int, dynamic>>();")]
    public Task RegistrationThatServesOtherFormsOrHasNoId_GetsNoFix(string page, string registration) =>
        Verify.VerifyAsync([Source(page), Setup(registration)], [Source(page), Setup(registration)], project: GenericSources.Library);

    private static Task VerifyAsync(string before, string after, string key) => Verify.VerifyAsync(Source(before), Source(after), key, GenericSources.Library);

    private static Task VerifySetupAsync(string types, string registration, string fixedTypes, string fixedRegistration) =>
        Verify.VerifyAsync([Source(types), Setup(registration)], [Source(fixedTypes), Setup(fixedRegistration)], Take, GenericSources.Library);

    private static string Source(string types) => "namespace Shop;\n" + types;

    private static string Setup(string registration) =>
        $$"""
        namespace Shop;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{registration}}
            }
        }
        """;
}
