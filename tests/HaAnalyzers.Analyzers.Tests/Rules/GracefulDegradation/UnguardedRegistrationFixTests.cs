using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.GracefulDegradation;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.UnguardedRegistrationAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.UnguardedRegistrationCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class UnguardedRegistrationFixTests
{
    private static readonly TestProject Executable = StreamingSources.Executable.WithFile("/0/Guards.g.cs", UnguardedRegistrationTests.GuardExtensions);

    [Fact]
    public Task TopLevelStatements_GetTheCallAfterTheLastRegistration() => Verify.VerifyAsync(
        """
        using Streaming;

        var builder = WebApplication.CreateBuilder(args);

        // the rows of the page
        builder.Services.[|AddHttpClient<IRecommendations, RecommendationsClient>|](client =>
        {
            client.Timeout = TimeSpan.FromSeconds(1);
        }); // 1 s is plenty
        builder.Services.[|AddKeyedSingleton<IRecommendations, RecommendationsClient>|]("key");
        builder.Services
            .AddSingleton<IAccounts, AccountsClient>()
            .AddLogging(); // at the end

        var app = builder.Build();
        app.Run();
        """,
        """
        using Streaming;

        var builder = WebApplication.CreateBuilder(args);

        // the rows of the page
        builder.Services.AddHttpClient<IRecommendations, RecommendationsClient>(client =>
        {
            client.Timeout = TimeSpan.FromSeconds(1);
        }); // 1 s is plenty
        builder.Services.AddKeyedSingleton<IRecommendations, RecommendationsClient>("key");
        builder.Services
            .AddSingleton<IAccounts, AccountsClient>()
            .AddLogging(); // at the end
        builder.Services.GuardNonCriticalDependencies();

        var app = builder.Build();
        app.Run();
        """,
        project: Executable);

    [Fact]
    public Task MethodOutsideTheCompositionRoot_IsGuardedWhereTheHostIsBuilt() => Verify.VerifyAsync(
        [
            """
            using Streaming;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddStreaming();
            // everything is registered by now
            var app = builder.Build();
            app.Run();
            """,
            """
            using Streaming;

            static class StreamingServices
            {
                public static IServiceCollection AddStreaming(this IServiceCollection services)
                {
                    services.[|AddSingleton<IRecommendations, RecommendationsClient>|]();
                    return services;
                }

                public static void AddMore(IServiceCollection services)
                {
                    services.[|AddScoped<IRecommendations, RecommendationsClient>|]();
                }
            }
            """,
        ],
        [
            """
            using Streaming;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddStreaming();
            // everything is registered by now
            builder.Services.GuardNonCriticalDependencies();
            var app = builder.Build();
            app.Run();
            """,
            """
            using Streaming;

            static class StreamingServices
            {
                public static IServiceCollection AddStreaming(this IServiceCollection services)
                {
                    services.AddSingleton<IRecommendations, RecommendationsClient>();
                    return services;
                }

                public static void AddMore(IServiceCollection services)
                {
                    services.AddScoped<IRecommendations, RecommendationsClient>();
                }
            }
            """,
        ],
        project: Executable);

    [Fact]
    public Task NestedBlocks_AreCoveredByOneCallBehindThem() => VerifyMethodAsync(
        """
        if (args.Length > 0)
        {
            services.[|AddSingleton<IRecommendations, RecommendationsClient>|]();
        }
        else
            services.[|AddScoped<IRecommendations, RecommendationsClient>|]();

        Console.WriteLine();
        services.BuildServiceProvider();
        """,
        """
        if (args.Length > 0)
        {
            services.AddSingleton<IRecommendations, RecommendationsClient>();
        }
        else
            services.AddScoped<IRecommendations, RecommendationsClient>();
        services.GuardNonCriticalDependencies();

        Console.WriteLine();
        services.BuildServiceProvider();
        """);

    [Fact]
    public Task ServicesOfANestedBlock_AreGuardedThere() => VerifyMethodAsync(
        """
        if (args.Length > 0)
        {
            var local = new ServiceCollection();
            local.[|AddSingleton<IRecommendations, RecommendationsClient>|]();
        }
        """,
        """
        if (args.Length > 0)
        {
            var local = new ServiceCollection();
            local.AddSingleton<IRecommendations, RecommendationsClient>();
            local.GuardNonCriticalDependencies();
        }
        """);

    [Theory]
    [InlineData(
        "var provider = new ServiceCollection().[|AddSingleton<IRecommendations, RecommendationsClient>|]().AddLogging().BuildServiceProvider();",
        "var provider = new ServiceCollection().AddSingleton<IRecommendations, RecommendationsClient>().AddLogging().GuardNonCriticalDependencies().BuildServiceProvider();")]
    [InlineData(
        "ServiceCollectionServiceExtensions.[|AddSingleton<IRecommendations, RecommendationsClient>|](services);",
        "ServiceCollectionServiceExtensions.AddSingleton<IRecommendations, RecommendationsClient>(services).GuardNonCriticalDependencies();")]
    [InlineData(
        "Run(all => all.[|AddSingleton<IRecommendations, RecommendationsClient>|]());",
        "Run(all => all.AddSingleton<IRecommendations, RecommendationsClient>().GuardNonCriticalDependencies());")]
    [InlineData(
        "Run(all =>\n            all.AddLogging()\n                .[|AddSingleton<IRecommendations, RecommendationsClient>|]());",
        "Run(all =>\n            all.AddLogging()\n                .AddSingleton<IRecommendations, RecommendationsClient>()\n                .GuardNonCriticalDependencies());")]
    [InlineData(
        "Run(all => { all.[|AddSingleton<IRecommendations, RecommendationsClient>|](); });",
        "Run(all => { all.AddSingleton<IRecommendations, RecommendationsClient>(); all.GuardNonCriticalDependencies(); });")]
    public Task ChainOrLambda_IsContinued(string before, string after) => VerifyMethodAsync(before, after);

    [Fact]
    public Task ReturnedChain_IsContinued() => Verify.VerifyAsync(
        ReturnedChains("[|AddSingleton<IRecommendations, RecommendationsClient>|]", "", "[|AddSingleton<IRecommendations, RecommendationsClient>|]", ""),
        ReturnedChains(
            "AddSingleton<IRecommendations, RecommendationsClient>", ".GuardNonCriticalDependencies()",
            "AddSingleton<IRecommendations, RecommendationsClient>", ""),
        project: Executable,
        batchFixedSource: ReturnedChains(
            "AddSingleton<IRecommendations, RecommendationsClient>", ".GuardNonCriticalDependencies()",
            "AddSingleton<IRecommendations, RecommendationsClient>", "\n            .GuardNonCriticalDependencies()"));

    [Fact]
    public Task MissingUsing_IsAdded() => Verify.VerifyAsync(
        """
        using System;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Streaming;

        static class Program
        {
            static void Main(string[] args) => Add(new Microsoft.Extensions.DependencyInjection.ServiceCollection());

            static void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
            {
                services.[|TryAddSingleton<IRecommendations, RecommendationsClient>|]();
            }
        }
        """,
        """
        using System;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.DependencyInjection.Extensions;
        using Streaming;

        static class Program
        {
            static void Main(string[] args) => Add(new Microsoft.Extensions.DependencyInjection.ServiceCollection());

            static void Add(Microsoft.Extensions.DependencyInjection.IServiceCollection services)
            {
                services.TryAddSingleton<IRecommendations, RecommendationsClient>();
                services.GuardNonCriticalDependencies();
            }
        }
        """,
        project: Executable.WithoutUsing("Microsoft.Extensions.DependencyInjection"));

    [Fact]
    public Task PlaceThatCannotTakeTheCall_GetsNoFix() => Verify.VerifyNoFixAsync(
        """
        using Streaming;
        new ServiceCollection().[|AddHttpClient<IRecommendations, RecommendationsClient>|]();
        """,
        project: Executable);

    [Fact]
    public Task WithoutTheGeneratedMethod_GetsNoFix() => Verify.VerifyNoFixAsync(
        """
        using Streaming;
        var services = new ServiceCollection();
        services.[|AddSingleton<IRecommendations, RecommendationsClient>|]();
        """,
        project: StreamingSources.Executable);

    [Fact]
    public Task GeneratedMethod_IsCalled() => Verify.VerifyAsync(
        """
        var services = new ServiceCollection();
        services.[|AddSingleton<IRows, Rows>|]();

        [NonCritical("…")] public interface IRows { [EmptyFallback] string Read(); }
        public class Rows : IRows { public string Read() => "…"; }
        """,
        """
        var services = new ServiceCollection();
        services.AddSingleton<IRows, Rows>();
        services.GuardNonCriticalDependencies();

        [NonCritical("…")] public interface IRows { [EmptyFallback] string Read(); }
        public class Rows : IRows { public string Read() => "…"; }
        """,
        project: TestProject.Executable with { RunsGenerator = true });

    private static string ReturnedChains(string first, string firstEnd, string second, string secondEnd) =>
        $$"""
        using Streaming;

        static class Program
        {
            static void Main() { }
            static IServiceCollection Add(IServiceCollection services) => services.{{first}}(){{firstEnd}};
            static IServiceCollection AddBlock(IServiceCollection services)
            {
                return services
                    .AddLogging()
                    .{{second}}(){{secondEnd}};
            }
        }
        """;

    private static Task VerifyMethodAsync(string before, string after) => Verify.VerifyAsync(Method(before), Method(after), project: Executable);

    private static string Method(string body) =>
        $$"""
        using Streaming;

        static class Program
        {
            static void Main(string[] args) => Add(new ServiceCollection(), args);

            static void Add(IServiceCollection services, string[] args)
            {
                {{body.ReplaceLineEndings("\n        ")}}
            }

            static void Run(Action<IServiceCollection> configure) => configure(new ServiceCollection());
        }
        """;
}
