using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.RuleVerifier<HaAnalyzers.Analyzers.Rules.GracefulDegradation.DefeatedStrategyAnalyzer>;
using VerifyCatch = HaAnalyzers.Analyzers.Tests.Testing.RuleVerifier<HaAnalyzers.Analyzers.Rules.GracefulDegradation.NarrowFallbackCatchAnalyzer>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>
/// Pipelines that one place puts under a name and another one asks for. Where the name leads to a pipeline for certain, a retry around the
/// fallback in it is reported.
/// </summary>
public sealed class NamedPipelineTests
{
    private const string Definition = "services.AddResiliencePipeline<string, string>(\"page\", builder => builder.AddFallback(Answer));";
    private const string Other = "services.AddResiliencePipeline<string, string>(\"page\", builder => builder.AddTimeout(TimeSpan.FromSeconds(1)));";
    private const string PolicyDefinition = "var registry = services.AddPolicyRegistry(); registry.Add(\"page\", Policy.Handle<Exception>().FallbackAsync(_ => Task.CompletedTask));";

    private const string Usings =
        """
        using Polly;
        using Polly.DependencyInjection;
        using Polly.Extensions.Http;
        using Polly.Fallback;
        using Polly.Registry;
        using Polly.Retry;

        """;

    [Theory]
    [InlineData("provider.GetPipeline<string>(\"basket\")", Definition)]
    [InlineData("provider.GetPipeline<int>(\"page\").Text()", Definition)]
    [InlineData("provider.GetPipeline(\"page\")", Definition)]
    [InlineData("provider.GetPipeline<string>(name)", Definition)]
    [InlineData("provider.GetPipeline<string>(\"page\" + name)", Definition)]
    [InlineData("provider.GetPipeline<string>(\"page\")", "")]
    [InlineData("provider.GetPipeline<string>(\"page\")", Other)]
    [InlineData("provider.GetPipeline<string>(\"page\")", Definition + Other)]
    [InlineData("provider.GetPipeline<string>(\"page\")", Definition + "foreach (string each in new[] { \"page\" }) { services.AddResiliencePipeline<string, string>(each, builder => builder.AddTimeout(TimeSpan.FromSeconds(1))); }")]
    [InlineData("provider.GetPipeline<string>(\"page\")", "services.AddResiliencePipeline<string, string>(\"page\", builder => { if (DateTime.Now.Year > 2000) { builder.AddFallback(Answer); } });")]
    [InlineData("provider.GetPipeline<string>(\"page\")", "services.AddResiliencePipeline<string, string>(\"page\", builder => builder.AddOwn().AddFallback(Answer));")]
    [InlineData("provider.GetPipeline<string>(\"page\")", "services.AddResiliencePipeline<Page, string>(Page.Home, builder => builder.AddFallback(Answer));")]
    [InlineData("pages.GetPipeline<string>(Page.Basket)", "services.AddResiliencePipeline<Page, string>(Page.Home, builder => builder.AddFallback(Answer));")]
    [InlineData("registry.GetOrAddPipeline<string>(\"page\", builder => builder.AddFallback(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask(\"\") }))", Other)]
    [InlineData("registry.GetOrAddPipeline<string>(name, builder => builder.AddFallback(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask(\"\") }))", Other)]
    [InlineData("services.GetRequiredKeyedService<ResiliencePipeline<string>>(\"page\")", "services.AddKeyedSingleton<ResiliencePipeline<string>>(\"page\", (provider, _) => provider.GetRequiredService<ResiliencePipeline<string>>());")]
    [InlineData("provider.GetPipeline<string>(\"circle\")", "services.AddResiliencePipeline<string, string>(\"circle\", (builder, context) => builder.AddPipeline(context.ServiceProvider.GetRequiredService<ResiliencePipelineProvider<string>>().GetPipeline<string>(\"circle\")));")]
    [InlineData("reassigned", Definition)]
    public Task PipelineOfAnUncertainName_IsSilent(string asked, string definitions) => VerifyAsync(asked, definitions, "Build");

    [Theory]
    [InlineData("provider.GetPipeline<string>(\"page\")", Definition)]
    [InlineData("provider.GetPipeline<string>(Names.Page)", Definition)]
    [InlineData("provider.GetPipeline<string>(Names.Constant)", Definition)]
    [InlineData("provider.GetPipeline<string>(\"page\")", Definition + "services.AddResiliencePipeline(\"page\", builder => builder.AddTimeout(TimeSpan.FromSeconds(1)));")]
    [InlineData("provider.GetPipeline<string>(\"page\")", Definition + "services.AddResiliencePipeline<string, string>(\"basket\", builder => builder.AddTimeout(TimeSpan.FromSeconds(1)));")]
    [InlineData("provider.GetPipeline<string>(\"page\")", "services.AddResiliencePipeline<string, string>(\"page\", (builder, context) => { builder.AddTimeout(TimeSpan.FromSeconds(9)); builder.AddFallback(Answer); });")]
    [InlineData("provider.GetPipeline<string>(\"page\")", "services.AddResiliencePipeline<string, string>(\"page\", Configure);")]
    [InlineData("provider.GetPipeline<string>(\"page\")", "services.AddResiliencePipelines<string>(all => all.AddResiliencePipeline<string>(\"page\", (builder, _) => builder.AddFallback(Answer)));")]
    [InlineData("provider.GetPipeline<string>(\"page\")", "new ResiliencePipelineRegistry<string>().TryAddBuilder<string>(\"page\", (builder, _) => builder.AddFallback(Answer));")]
    [InlineData("provider.GetPipeline<string>(\"page\")", "services.AddResiliencePipeline<string, string>(\"page\", (builder, context) => builder.AddPipeline(context.ServiceProvider.GetRequiredService<ResiliencePipelineProvider<string>>().GetPipeline<string>(\"inner\"))).AddResiliencePipeline<string, string>(\"inner\", builder => builder.AddFallback(Answer));")]
    [InlineData("pages.GetPipeline<string>(Page.Home)", "services.AddResiliencePipeline<Page, string>(Page.Home, builder => builder.AddFallback(Answer));")]
    [InlineData("registry.GetOrAddPipeline<string>(\"page\", builder => builder.[|AddFallback|](new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask(\"\") }))", "")]
    [InlineData("registry.GetOrAddPipeline<string>(name, builder => builder.[|AddFallback|](new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask(\"\") }))", "")]
    [InlineData("services.GetRequiredKeyedService<ResiliencePipeline<string>>(\"page\")", Definition)]
    [InlineData("services.GetRequiredKeyedService<ResiliencePipeline<string>>(\"page\")", "services.AddKeyedSingleton<ResiliencePipeline<string>>(\"page\", (_, _) => new ResiliencePipelineBuilder<string>().AddFallback(Answer).Build());")]
    [InlineData("keyed", Definition)]
    [InlineData("_fromConstructor", Definition)]
    [InlineData("Property", Definition)]
    [InlineData("tried!", Definition)]
    public Task FallbackOfAKnownName_IsReportedInARetry(string asked, string definitions) =>
        VerifyAsync(asked, definitions, asked.Contains("[|", StringComparison.Ordinal) ? "Build" : "[|Build|]");

    [Fact]
    public Task PipelineDefeatedInItself_IsReportedOnce() => Verify.VerifyAsync(
        [
            Usings + Using("return new ResiliencePipelineBuilder<string>().AddTimeout(TimeSpan.FromSeconds(30)).AddPipeline(provider.GetPipeline<string>(\"page\")).Build();"),
            Usings + Setup(Definition.Replace("builder.AddFallback", "builder.AddRetry(new RetryStrategyOptions<string>()).[|AddFallback|]", StringComparison.Ordinal)),
        ],
        TestProject.ServiceLibrary);

    [Theory]
    [InlineData("policies.Get<IAsyncPolicy>(\"basket\")", PolicyDefinition)]
    [InlineData("policies.Get<IAsyncPolicy>(name)", PolicyDefinition)]
    [InlineData("policies.Get<IAsyncPolicy>(\"page\")", "")]
    [InlineData("policies.Get<IAsyncPolicy>(\"page\")", PolicyDefinition + "registry[\"page\"] = Policy.TimeoutAsync(1);")]
    [InlineData("policies.Get<IAsyncPolicy>(\"page\")", "new PolicyRegistry().AddOrUpdate<IAsyncPolicy>(\"page\", Policy.Handle<Exception>().FallbackAsync(_ => Task.CompletedTask), (_, old) => old);")]
    public Task PolicyOfAnUncertainName_IsSilent(string asked, string definitions) => VerifyWrapAsync(asked, definitions, "WrapAsync");

    [Theory]
    [InlineData("policies.Get<IAsyncPolicy>(\"page\")", PolicyDefinition)]
    [InlineData("(IAsyncPolicy)policies[\"page\"]", PolicyDefinition)]
    [InlineData("tried", PolicyDefinition)]
    [InlineData("policies.Get<IAsyncPolicy>(\"page\")", "services.AddPolicyRegistry()[\"page\"] = Policy.Handle<Exception>().FallbackAsync(_ => Task.CompletedTask);")]
    [InlineData("policies.Get<IAsyncPolicy>(\"page\")", "services.AddPolicyRegistry(new PolicyRegistry { { \"page\", Policy.Handle<Exception>().FallbackAsync(_ => Task.CompletedTask) } });")]
    [InlineData("policies.Get<IAsyncPolicy>(\"page\")", "var all = new PolicyRegistry { [\"page\"] = Fallback() };")]
    public Task FallbackPolicyOfAKnownName_IsReportedInARetry(string asked, string definitions) => VerifyWrapAsync(asked, definitions, "[|WrapAsync|]");

    [Theory]
    [InlineData(".AddPolicyHandlerFromRegistry(\"answer\").AddPolicyHandlerFromRegistry(\"retry\")")]
    [InlineData(".AddPolicyHandlerFromRegistry(\"retry\").AddPolicyHandlerFromRegistry(\"unknown\")")]
    [InlineData(".AddPolicyHandlerFromRegistry(\"retry\").AddStandardResilienceHandler()")]
    [InlineData(".AddPolicyHandler(request => Retry).AddPolicyHandlerFromRegistry(\"answer\")")]
    [InlineData(".AddPolicyHandlerFromRegistry(\"retry\")")]
    public Task HandlersInAnOrderThatWorks_AreSilent(string handlers) => VerifyHandlersAsync(handlers);

    [Theory]
    [InlineData(".AddPolicyHandlerFromRegistry(\"retry\").[|AddPolicyHandlerFromRegistry|](\"answer\")")]
    [InlineData(".AddPolicyHandler(Retry).[|AddPolicyHandlerFromRegistry|](\"answer\").SetHandlerLifetime(TimeSpan.FromMinutes(5))")]
    [InlineData(".ConfigureHttpClient(client => { }).AddPolicyHandler(Retry).AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError().[|FallbackAsync|](new HttpResponseMessage()))")]
    public Task HandlerInsideOneThatItDefeats_IsReported(string handlers) => VerifyHandlersAsync(handlers);

    [Theory]
    [InlineData("builder.AddRetry(new RetryStrategyOptions())", "HttpRequestException")]
    [InlineData("builder.AddTimeout(TimeSpan.FromSeconds(1))", "[|HttpRequestException|]")]
    [InlineData("builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions())", "[|HttpRequestException|]")]
    public Task CatchAroundANamedPipeline_IsJudgedByWhatItHolds(string strategies, string caught) => VerifyCatch.VerifyAsync(
        $$"""
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Registry;
        using Polly.Retry;

        public sealed class Prices
        {
            private readonly HttpClient _http;
            private readonly ResiliencePipeline _pipeline;

            public Prices(HttpClient http, ResiliencePipelineProvider<string> pipelines)
            {
                _http = http;
                _pipeline = pipelines.GetPipeline("prices");
            }

            public static void Add(IServiceCollection services) => services.AddResiliencePipeline("prices", builder => {{strategies}});

            public async Task<string> TodayAsync(CancellationToken cancellationToken)
            {
                try { return await _pipeline.ExecuteAsync(async token => await _http.GetStringAsync("/", token), cancellationToken); }
                catch ({{caught}}) { return ""; }
            }
        }
        """,
        TestProject.ServiceLibrary);

    private static Task VerifyAsync(string asked, string definitions, string build) => Verify.VerifyAsync(
        [
            Usings + Using($"return new ResiliencePipelineBuilder<string>().AddRetry(new RetryStrategyOptions<string>()).AddPipeline({asked}).{build}();"),
            Usings + Setup(definitions),
        ],
        TestProject.ServiceLibrary);

    private static Task VerifyWrapAsync(string asked, string definitions, string wrap)
    {
        string[] sources =
        [
            Usings + $$"""
            public static class Wraps
            {
                public static object Create(IReadOnlyPolicyRegistry<string> policies, string name)
                {
                    policies.TryGet("page", out IAsyncPolicy tried);
                    IAsyncPolicy asked = {{asked}};
                    return Policy.{{wrap}}(Policy.Handle<HttpRequestException>().RetryAsync(3), asked);
                }
            }
            """,
            Usings + Setup(definitions),
        ];
        return Verify.VerifyAsync(sources, TestProject.ServiceLibrary);
    }

    private static Task VerifyHandlersAsync(string handlers) => Verify.VerifyAsync(
        [
            Usings + $$"""
            public static class Clients
            {
                private static readonly IAsyncPolicy<HttpResponseMessage> Retry = HttpPolicyExtensions.HandleTransientHttpError().RetryAsync(3);

                public static void Add(IServiceCollection services) => services.AddHttpClient("page"){{handlers}};
            }
            """,
            Usings + Setup(
                """
                services.AddPolicyRegistry(new PolicyRegistry
                {
                    { "retry", HttpPolicyExtensions.HandleTransientHttpError().WaitAndRetryAsync(3, _ => TimeSpan.FromSeconds(1)) },
                    { "answer", HttpPolicyExtensions.HandleTransientHttpError().FallbackAsync(new HttpResponseMessage()) },
                });
                """),
        ],
        TestProject.ServiceLibrary);

    private static string Using(string source) =>
        $$"""
        public sealed class Pages
        {
            private readonly ResiliencePipelineProvider<string> _provider;
            private readonly ResiliencePipeline<string> _fromConstructor;

            public Pages(ResiliencePipelineProvider<string> provider)
            {
                _provider = provider;
                _fromConstructor = provider.GetPipeline<string>("page");
            }

            private ResiliencePipeline<string> Property => _provider.GetPipeline<string>("page");

            public object Create(
                ResiliencePipelineProvider<string> provider,
                ResiliencePipelineProvider<Page> pages,
                ResiliencePipelineRegistry<string> registry,
                IServiceProvider services,
                string name,
                [FromKeyedServices("page")] ResiliencePipeline<string> keyed,
                [FromKeyedServices("page")] ResiliencePipeline<string> reassigned)
            {
                reassigned = ResiliencePipeline<string>.Empty;
                provider.TryGetPipeline<string>("page", out var tried);
                {{source}}
            }
        }

        public enum Page { Home, Basket }

        public static class Names
        {
            public const string Constant = "page";
            public static readonly string Page = "page";
        }
        """;

    private static string Setup(string definitions) =>
        $$"""
        public static class Setup
        {
            public static void Add(IServiceCollection services)
            {
                {{definitions.Replace("(Answer)", "(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask(\"\") })", StringComparison.Ordinal)}}
            }

            public static ResiliencePipeline<string> Text(this ResiliencePipeline<int> pipeline) => ResiliencePipeline<string>.Empty;

            public static ResiliencePipelineBuilder<string> AddOwn(this ResiliencePipelineBuilder<string> builder) => builder;

            private static void Configure(ResiliencePipelineBuilder<string> builder) =>
                builder.AddFallback(new FallbackStrategyOptions<string> { FallbackAction = _ => Outcome.FromResultAsValueTask("") });

            private static IAsyncPolicy Fallback() => Policy.Handle<Exception>().FallbackAsync(_ => Task.CompletedTask);
        }
        """;
}
