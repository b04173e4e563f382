using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.UnguardedCallAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.UnguardedCallCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>HA1001's fix where the container has to serve the contract from now on.</summary>
public sealed class UnguardedCallRegistrationFixTests
{
    private const string Page = "public class Page(RecommendationsClient client) { public Task Render() => client.[|ForUserAsync|](1); }";
    private const string FixedPage = "public class Page(IRecommendations client) { public Task Render() => client.ForUserAsync(1); }";

    [Theory]
    [InlineData("services.AddSingleton<RecommendationsClient>();", "services.AddSingleton<IRecommendations, RecommendationsClient>();")]
    [InlineData("services.AddHttpClient<RecommendationsClient>(c => c.Timeout = default);", "services.AddHttpClient<IRecommendations, RecommendationsClient>(c => c.Timeout = default);")]
    [InlineData("services.AddScoped(typeof(RecommendationsClient));", "services.AddScoped(typeof(IRecommendations), typeof(RecommendationsClient));")]
    [InlineData("services.AddSingleton(new RecommendationsClient());", "services.AddSingleton<IRecommendations>(new RecommendationsClient());")]
    [InlineData("services.AddSingleton<RecommendationsClient>(new RecommendationsClient());", "services.AddSingleton<IRecommendations>(new RecommendationsClient());")]
    [InlineData("services.AddTransient<RecommendationsClient>(provider => new());", "services.AddTransient<RecommendationsClient>(provider => new());\n        services.AddTransient<IRecommendations>(provider => provider.GetRequiredService<RecommendationsClient>());")]
    [InlineData("services.AddTransient(provider => new RecommendationsClient());", "services.AddTransient<IRecommendations>(provider => new RecommendationsClient());")]
    [InlineData("services.AddHttpClient(\"n\").AddTypedClient<RecommendationsClient>();", "services.AddHttpClient(\"n\").AddTypedClient<IRecommendations, RecommendationsClient>();")]
    [InlineData("services.AddSingleton<RecommendationsClient>(); services.AddSingleton<IRecommendations>(provider => provider.GetRequiredService<RecommendationsClient>());", null)]
    [InlineData("services.AddSingleton<IRecommendations, RecommendationsClient>();", null)]
    [InlineData("services.AddSingleton<IAccounts, AccountsClient>();", null)]
    public Task Registration_ServesTheContract(string before, string? after) => VerifyAsync(Page, before, FixedPage, after ?? before);

    [Theory]
    [InlineData("public class Other(RecommendationsClient client) { public void Run() => client.Configure(); }")]
    [InlineData("public class Other { public static void Run(IServiceProvider services) => services.GetRequiredService<RecommendationsClient>().Configure(); }")]
    [InlineData("public static class Other { public static void Map(WebApplication app) => app.MapGet(\"/\", (RecommendationsClient client) => client.Configure()); }")]
    public Task RegistrationOthersStillNeed_IsFollowedByOneForTheContract(string other) => VerifyAsync(
        Page + other,
        "services.AddSingleton<RecommendationsClient>(); // one for all",
        FixedPage + other,
        "services.AddSingleton<RecommendationsClient>(); // one for all\n        services.AddTransient<IRecommendations>(provider => provider.GetRequiredService<RecommendationsClient>());");

    [Fact]
    public Task FixAll_ReplacesTheRegistrationOnceEverybodyTakesTheContract() => Verify.VerifyAsync(
        [Setup("services.AddSingleton<RecommendationsClient>();"), Source(Page), Source(Page.Replace("class Page", "class Other", StringComparison.Ordinal))],
        [
            Setup("services.AddSingleton<RecommendationsClient>();\n        services.AddTransient<IRecommendations>(provider => provider.GetRequiredService<RecommendationsClient>());"),
            Source(FixedPage),
            Source(FixedPage.Replace("class Page", "class Other", StringComparison.Ordinal)),
        ],
        "HA1001.TakeContract",
        StreamingSources.Library,
        [
            Setup("services.AddSingleton<IRecommendations, RecommendationsClient>();"),
            Source(FixedPage),
            Source(FixedPage.Replace("class Page", "class Other", StringComparison.Ordinal)),
        ],
        test => test.CodeFixTestBehaviors |= Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipFixAllInDocumentCheck);

    [Fact]
    public Task RegistrationThatCannotBeFollowed_GetsNoFix() => Verify.VerifyNoFixAsync(
        Source(
            Page + """

            public static class Setup
            {
                public static IServiceCollection Add(this IServiceCollection services) => services.AddSingleton<RecommendationsClient>();
            }
            """),
        project: StreamingSources.Library);

    [Fact]
    public Task MethodThatIsCalledByHand_LeavesTheRegistration() => VerifyAsync(
        "public class Page { public Task Render(RecommendationsClient client) => client.[|ForUserAsync|](1); }",
        "services.AddSingleton<RecommendationsClient>();",
        "public class Page { public Task Render(IRecommendations client) => client.ForUserAsync(1); }",
        "services.AddSingleton<RecommendationsClient>();");

    private static Task VerifyAsync(string types, string registration, string fixedTypes, string fixedRegistration) => Verify.VerifyAsync(
        [Source(types), Setup(registration)], [Source(fixedTypes), Setup(fixedRegistration)], "HA1001.TakeContract", StreamingSources.Library);

    private static string Source(string types) => "namespace Streaming;\n" + types;

    private static string Setup(string registration) =>
        $$"""
        namespace Streaming;

        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{registration}}
            }
        }
        """;
}
