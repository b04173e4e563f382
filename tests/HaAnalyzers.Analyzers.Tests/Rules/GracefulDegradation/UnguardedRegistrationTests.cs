using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class UnguardedRegistrationTests
{
    internal const string GuardExtensions =
        """
        namespace Microsoft.Extensions.DependencyInjection
        {
            internal static class GuardServiceCollectionExtensions
            {
                internal static IServiceCollection GuardNonCriticalDependencies(this IServiceCollection services) => services;
            }
        }
        """;

    private static readonly TestProject Executable = StreamingSources.Executable.WithFile("/0/Guards.g.cs", GuardExtensions);

    [Theory]
    [InlineData("services.[|AddSingleton<IRecommendations, RecommendationsClient>|]();")]
    [InlineData("services.[|AddScoped<IRecommendations, RecommendationsClient>|]();")]
    [InlineData("services.AddSingleton<string>(\"\").[|AddTransient<IRecommendations, RecommendationsClient>|]();")]
    [InlineData("services.[|AddSingleton|](typeof(IRecommendations), typeof(RecommendationsClient));")]
    [InlineData("services.[|AddSingleton<IRecommendations>|](new RecommendationsClient());")]
    [InlineData("services.[|AddSingleton<IRecommendations>|](provider => new RecommendationsClient());")]
    [InlineData("services.[|AddSingleton<IRecommendations>|](provider => { return provider.GetRequiredService<RecommendationsClient>(); });")]
    [InlineData("services.[|AddSingleton|](typeof(IRecommendations), provider => new RecommendationsClient());")]
    [InlineData("services.[|AddHttpClient<IRecommendations, RecommendationsClient>|]();")]
    [InlineData("services.[|AddHttpClient<IRecommendations, RecommendationsClient>|](client => client.BaseAddress = null);")]
    [InlineData("services.AddHttpClient(\"named\").[|AddTypedClient<IRecommendations, RecommendationsClient>|]();")]
    [InlineData("services.[|AddKeyedSingleton<IRecommendations, RecommendationsClient>|](\"key\");")]
    [InlineData("services.[|TryAddSingleton<IRecommendations, RecommendationsClient>|]();")]
    [InlineData("services.[|TryAddScoped|](typeof(IRecommendations), typeof(RecommendationsClient));")]
    [InlineData("ServiceCollectionServiceExtensions.[|AddSingleton<IRecommendations, RecommendationsClient>|](services);")]
    [InlineData("services.[|AddSingleton<IRecommendations>|](provider => Environment.ProcessorCount > 1 ? new RecommendationsClient() : new RecommendationsClient());")]
    [InlineData("services.[|Replace|](ServiceDescriptor.Transient<IRecommendations, RecommendationsClient>());")]
    [InlineData("services.[|Add|](ServiceDescriptor.Singleton<IRecommendations>(provider => new RecommendationsClient()));")]
    [InlineData("services.[|TryAdd|](ServiceDescriptor.Scoped(typeof(IRecommendations), typeof(RecommendationsClient)));")]
    [InlineData("services.[|TryAddEnumerable|](ServiceDescriptor.KeyedSingleton<IRecommendations, RecommendationsClient>(\"key\"));")]
    [InlineData("services.[|Insert|](0, ServiceDescriptor.Describe(typeof(IRecommendations), typeof(RecommendationsClient), ServiceLifetime.Scoped));")]
    [InlineData("services.[|Add|](new ServiceDescriptor(typeof(IRecommendations), typeof(RecommendationsClient), ServiceLifetime.Singleton));")]
    [InlineData("services.[|Add|](new ServiceDescriptor(typeof(IRecommendations), new RecommendationsClient()));")]
    public Task RegistrationOfImplementation_IsReported(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("services.AddSingleton<RecommendationsClient>();")]
    [InlineData("services.AddSingleton<IAccounts, AccountsClient>();")]
    [InlineData("services.AddHttpClient<RecommendationsClient>();")]
    [InlineData("services.AddSingleton<object, RecommendationsClient>();")]
    [InlineData("services.AddSingleton<Func<IRecommendations>>(() => null!);")]
    [InlineData("services.Add<IRecommendations>();")]
    [InlineData("services.Replace(ServiceDescriptor.Singleton<RecommendationsClient>(new RecommendationsClient()));")]
    [InlineData("services.Add(new ServiceDescriptor(typeof(IAccounts), typeof(AccountsClient), ServiceLifetime.Singleton));")]
    [InlineData("services.Remove(ServiceDescriptor.Singleton<IRecommendations, RecommendationsClient>());")]
    [InlineData("var descriptor = ServiceDescriptor.Singleton<IRecommendations, RecommendationsClient>(); Console.WriteLine(descriptor);")]
    [InlineData("new List<ServiceDescriptor>().AddRange([ServiceDescriptor.Singleton<IRecommendations, RecommendationsClient>()]);")]
    public Task OtherRegistration_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("services.AddSingleton<IRecommendations>(provider => new RecommendationsGuard(new RecommendationsClient()));")]
    [InlineData("services.AddSingleton<IRecommendations>(provider => { var client = new RecommendationsClient(); return new RecommendationsGuard(client); });")]
    [InlineData("services.AddSingleton<IRecommendations>(new RecommendationsGuard(new RecommendationsClient()));")]
    [InlineData("services.AddSingleton<IRecommendations>(Create); static RecommendationsGuard Create(IServiceProvider services) => new(new RecommendationsClient());")]
    [InlineData("services.AddSingleton<IRecommendations>(provider => Create()); static IRecommendations Create() => new RecommendationsGuard(new RecommendationsClient());")]
    [InlineData("services.AddSingleton<IRecommendations, Careful>();")]
    [InlineData("services.AddSingleton<IRecommendations>(provider => new Careful());")]
    [InlineData("services.AddSingleton<IRecommendations, RecommendationsClient>(); services.Decorate<IRecommendations, RecommendationsGuard>();")]
    [InlineData("services.AddSingleton<IRecommendations, RecommendationsClient>(); services.Decorate(typeof(IRecommendations), typeof(Streaming.RecommendationsGuard));")]
    [InlineData("services.Replace(ServiceDescriptor.Singleton<IRecommendations>(provider => new RecommendationsGuard(new RecommendationsClient())));")]
    [InlineData("services.Add(new ServiceDescriptor(typeof(IRecommendations), typeof(Careful), ServiceLifetime.Singleton));")]
    public Task RegistrationOfGuard_IsSilent(string statement) => VerifyAsync(statement);

    [Theory]
    [InlineData("services.AddSingleton<IRecommendations, RecommendationsClient>().GuardNonCriticalDependencies();")]
    [InlineData("services.AddSingleton<IRecommendations, RecommendationsClient>(); services.GuardNonCriticalDependencies();")]
    [InlineData("services.AddSingleton<IRecommendations, RecommendationsClient>(); Microsoft.Extensions.DependencyInjection.GuardServiceCollectionExtensions.GuardNonCriticalDependencies(services);")]
    public Task GuardsPutInPlace_IsSilent(string statement) => VerifyAsync(statement);

    [Fact]
    public Task GuardsPutInPlaceInAnotherFile_IsSilent() => RuleVerifier<UnguardedRegistrationAnalyzer>.VerifyAsync(
        [
            """
            using Streaming;
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddSingleton<IRecommendations, RecommendationsClient>();
            builder.Services.Seal();
            """,
            "static class Sealing { public static void Seal(this IServiceCollection services) => services.GuardNonCriticalDependencies(); }",
        ],
        Executable);

    [Fact]
    public Task CommentNameofAndDeadCodeAreNoCall_IsReported() => VerifyAsync(
        """
        // services.GuardNonCriticalDependencies();
        _ = nameof(GuardServiceCollectionExtensions.GuardNonCriticalDependencies);
        #if NEVER
        services.GuardNonCriticalDependencies();
        #endif
        services.[|AddSingleton<IRecommendations, RecommendationsClient>|]();
        """);

    [Fact]
    public Task SymbolOfThePreprocessorDecides_IsSilent() => VerifyAsync(
        """
        #if GUARDED
        services.GuardNonCriticalDependencies();
        #endif
        services.AddSingleton<IRecommendations, RecommendationsClient>();
        """,
        Executable with { PreprocessorSymbols = ["GUARDED"] });

    [Fact]
    public Task TopLevelStatements_AreReported() => RuleVerifier<UnguardedRegistrationAnalyzer>.VerifyAsync(
        """
        using Streaming;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|AddHttpClient<IRecommendations, RecommendationsClient>|](client => client.Timeout = TimeSpan.FromSeconds(1));
        builder.Services.AddSingleton<IAccounts, AccountsClient>();
        builder.Build().Run();
        """,
        Executable);

    [Fact]
    public Task GenericContract_IsReportedOpenAndClosed() => RuleVerifier<UnguardedRegistrationAnalyzer>.VerifyAsync(
        """
        var services = new ServiceCollection();
        services.[|AddSingleton|](typeof(IStore<>), typeof(Store<>));
        services.[|AddSingleton<IStore<string>, Store<string>>|]();
        services.AddSingleton(typeof(IPlain<>), typeof(Plain<>));

        [NonCritical("…")] public interface IStore<T> { [OmitFallback("…")] T? Get(); }
        public class Store<T> : IStore<T> { public T? Get() => default; }
        public interface IPlain<T>;
        public class Plain<T> : IPlain<T>;
        """,
        Executable);

    [Theory]
    [InlineData("services.AddSingleton(typeof(IStore<>), typeof(Careful<>));")]
    [InlineData("services.AddSingleton<IStore<string>, Careful<string>>();")]
    [InlineData("services.AddSingleton<IStore<string>>(new StoreGuard<string>(new Store<string>()));")]
    [InlineData("services.AddSingleton(typeof(IStore<>), typeof(Store<>)); services.GuardNonCriticalDependencies();")]
    public Task GenericContractThatIsGuarded_IsSilent(string registration) => RuleVerifier<UnguardedRegistrationAnalyzer>.VerifyAsync(
        $$"""
        var services = new ServiceCollection();
        {{registration}}

        [NonCritical("…")] public interface IStore<T> { [OmitFallback("…")] T? Get(); }
        public class Store<T> : IStore<T> { public T? Get() => default; }
        public class Careful<T> : IStore<T>
        {
            public T? Get()
            {
                try { return new Store<T>().Get(); }
                catch (Exception) { return default; }
            }
        }
        public class StoreGuard<T>(IStore<T> inner) : IStore<T> { public T? Get() => inner.Get(); }
        """,
        Executable);

    [Fact]
    public Task Library_IsSilent() => VerifyAsync(
        "services.AddSingleton<IRecommendations, RecommendationsClient>();",
        StreamingSources.Library.WithFile("/0/Guards.g.cs", GuardExtensions),
        main: "");

    [Fact]
    public Task TestProject_IsSilent() =>
        VerifyAsync("services.AddSingleton<IRecommendations, RecommendationsClient>();", Executable with { IsTestProject = true });

    [Fact]
    public Task SwitchedOff_IsSilent() => VerifyAsync(
        "services.AddSingleton<IRecommendations, RecommendationsClient>();",
        Executable with { GlobalConfig = "build_property.HaAnalyzersEnabled = false" });

    [Theory]
    [InlineData("services.AddShared();", "AddSingleton<IRecommendations, RecommendationsClient>")]
    [InlineData("", "[|AddSingleton<IRecommendations, RecommendationsClient>|]")]
    public Task LibraryThatCanGuard_DecidesWhetherItIsAsked(string call, string registration) => VerifyAsync(
        $"services.{registration}(); {call}",
        Executable.WithProject(
            "Shared",
            GuardExtensions + """
            namespace Microsoft.Extensions.DependencyInjection
            {
                public static class SharedExtensions
                {
                    public static IServiceCollection AddShared(this IServiceCollection services) => services.GuardNonCriticalDependencies();
                }
            }
            """));

    [Fact]
    public Task Message_NamesContractAndNextStep() => RuleVerifier<UnguardedRegistrationAnalyzer>.VerifyMessageAsync(
        """
        using Streaming;
        new ServiceCollection().{|#0:AddSingleton<IRecommendations, RecommendationsClient>|}();
        """,
        "Non-critical 'IRecommendations' is registered without its guard; "
            + "call 'GuardNonCriticalDependencies()' on the services after the last registration",
        Executable);

    private static Task VerifyAsync(string statements, TestProject? project = null, string main = "static void Main() { }") =>
        RuleVerifier<UnguardedRegistrationAnalyzer>.VerifyAsync(
            $$"""
            using Streaming;
            using Microsoft.Extensions.DependencyInjection.Extensions;

            public static class Program
            {
                {{main}}

                public static void Configure(IServiceCollection services)
                {
                    {{statements}}
                }

                public static void Decorate<TService, TDecorator>(this IServiceCollection services) { }
                public static void Decorate(this IServiceCollection services, Type service, Type decorator) { }
                public static void Add<T>(this IServiceCollection services) { }
            }

            public sealed class Careful : IRecommendations
            {
                public async Task<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default)
                {
                    try { await Task.Yield(); return [new Title(1, "")]; } catch (Exception) { return []; }
                }

                public int Unseen { get { try { return 1; } catch { return 0; } } }
                public async Task RecordViewAsync(int titleId) { try { await Task.Yield(); } catch { } }
            }
            """,
            project ?? Executable);
}
