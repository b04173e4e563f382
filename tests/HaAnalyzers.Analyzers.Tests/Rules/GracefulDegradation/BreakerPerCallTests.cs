using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.RuleVerifier<HaAnalyzers.Analyzers.Rules.GracefulDegradation.BreakerPerCallAnalyzer>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class BreakerPerCallTests
{
    private const string Build = "new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions()).Build()";
    private const string Marked = "new ResiliencePipelineBuilder().[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions()).Build()";
    private const string Breaker = "Policy.Handle<HttpRequestException>().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30))";
    private const string MarkedBreaker = "Policy.Handle<HttpRequestException>().[|CircuitBreakerAsync|](5, TimeSpan.FromSeconds(30))";

    [Theory]
    [InlineData($"private static readonly ResiliencePipeline Shared = {Build}; public Task Run() => Shared.ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData($"private readonly ResiliencePipeline _pipeline = {Build}; public Task Run() => _pipeline.ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData($"private static ResiliencePipeline Shared {{ get; }} = {Build}; public Task Run() => Shared.ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData($"private readonly ResiliencePipeline _pipeline; public Page() => _pipeline = {Build};")]
    [InlineData($"private ResiliencePipeline? _pipeline; public Task Run() => (_pipeline ??= {Build}).ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData($"private ResiliencePipeline? _pipeline; private ResiliencePipeline Pipeline => _pipeline ??= {Build}; public Task Run() => Pipeline.ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData($"private readonly Lazy<ResiliencePipeline> _pipeline = new(() => {Build}); public Task Run() => _pipeline.Value.ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData($"private readonly System.Collections.Concurrent.ConcurrentDictionary<string, ResiliencePipeline> _all = new(); public Task Run(string key) => _all.GetOrAdd(key, _ => {Build}).ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData("private readonly ResiliencePipelineRegistry<string> _all = new(); public Task Run(string key) => _all.GetOrAddPipeline(key, builder => builder.AddCircuitBreaker(new())).ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData("private readonly ResiliencePipelineRegistry<Guid> _all = new(); public Task Run(Guid tenant) => _all.GetOrAddPipeline(tenant, builder => builder.AddCircuitBreaker(new())).ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData("private readonly ResiliencePipelineRegistry<Guid> _all = new(); public Task Run() => _all.GetOrAddPipeline(Guid.NewGuid(), builder => builder.AddRetry(new RetryStrategyOptions())).ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData("public Task Run(ResiliencePipelineProvider<string> all) => all.GetPipeline(\"page\").ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData("public Task Run([FromKeyedServices(\"page\")] ResiliencePipeline page) => page.ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData($"public void Add(IServiceCollection services) => services.AddSingleton(_ => {Build}).AddKeyedSingleton(\"page\", (_, _) => {Build}).AddTransient(_ => {Build});")]
    [InlineData($"public static ResiliencePipeline Create() => {Build};")]
    [InlineData($"public static IAsyncPolicy<HttpResponseMessage> Create() => HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); public void Add(IHttpClientBuilder client) => client.AddPolicyHandler(Create());")]
    [InlineData("public void Add(IHttpClientBuilder client) => client.AddPolicyHandler(HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));")]
    [InlineData("public void Add(IHttpClientBuilder client) => client.AddTransientHttpErrorPolicy(policy => policy.CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)));")]
    [InlineData("public void Add(IServiceCollection services) => services.AddResiliencePipeline(\"page\", builder => builder.AddCircuitBreaker(new()));")]
    [InlineData("public void Add(IHttpClientBuilder client, IReadOnlyPolicyRegistry<string> policies) => client.AddPolicyHandler(request => policies.Get<IAsyncPolicy<HttpResponseMessage>>(request.Method.Method));")]
    [InlineData($"public Task Run() => new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build().ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData("public Task Run() => Policy.Handle<HttpRequestException>().RetryAsync(3).ExecuteAsync(SaveAsync);")]
    public Task BreakerThatIsKept_IsSilent(string members) => VerifyAsync(members);

    [Theory]
    [InlineData($"var pipeline = {Build}; while (!token.IsCancellationRequested) {{ await pipeline.ExecuteAsync(LoadAsync); }}")]
    [InlineData($"var pipeline = {Build}; foreach (var id in new[] {{ 1, 2 }}) {{ await pipeline.ExecuteAsync(LoadAsync); }}")]
    [InlineData($"var pipeline = {Build}; await pipeline.ExecuteAsync(LoadAsync); await pipeline.ExecuteAsync(LoadAsync);")]
    [InlineData($"var pipeline = {Build}; await Parallel.ForEachAsync(new[] {{ 1, 2 }}, (_, token) => pipeline.ExecuteAsync(LoadAsync, token));")]
    [InlineData($"var pipeline = {Build}; Keep(pipeline); await pipeline.ExecuteAsync(LoadAsync);")]
    [InlineData($"var pipeline = {Build}; Func<Task> later = () => pipeline.ExecuteAsync(LoadAsync).AsTask(); await later();")]
    [InlineData("await new ResiliencePipelineBuilder().AddCircuitBreaker(new CircuitBreakerStrategyOptions { ManualControl = Control }).Build().ExecuteAsync(LoadAsync);")]
    [InlineData($"var pipeline = Kept; pipeline ??= {Build}; await pipeline.ExecuteAsync(LoadAsync);")]
    [InlineData($"var breaker = {Breaker}; Func<Task> later = () => Policy.WrapAsync(Policy.NoOpAsync(), breaker).ExecuteAsync(SaveAsync); await later();")]
    [InlineData($"var breaker = {Breaker}; for (int i = 0; i < 9; i++) {{ await Policy.WrapAsync(Policy.NoOpAsync(), breaker).ExecuteAsync(SaveAsync); }}")]
    [InlineData("await Policy.Handle<IOException>().RetryAsync(2).WrapAsync(KeptPolicy).ExecuteAsync(SaveAsync);")]
    public Task LocalThatMayLiveLonger_IsSilent(string statements) => VerifyStatementsAsync(statements);

    [Theory]
    [InlineData($"var pipeline = {Marked}; await pipeline.ExecuteAsync(LoadAsync);")]
    [InlineData($"await {Marked}.ExecuteAsync(LoadAsync);")]
    [InlineData($"await ({Marked}).ExecuteAsync(LoadAsync, token);")]
    [InlineData($"foreach (var id in new[] {{ 1, 2 }}) {{ var pipeline = {Marked}; await pipeline.ExecuteAsync(LoadAsync); }}")]
    [InlineData("var builder = new ResiliencePipelineBuilder(); builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions()); var pipeline = builder.[|Build|](); await pipeline.ExecuteAsync(LoadAsync);")]
    [InlineData("await new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions()).AddTimeout(TimeSpan.FromSeconds(1)).Build().ExecuteAsync(LoadAsync);")]
    [InlineData("var number = new ResiliencePipelineBuilder<int>().[|AddCircuitBreaker|](new CircuitBreakerStrategyOptions<int>()).Build().Execute(() => 1);")]
    [InlineData($"await {MarkedBreaker}.ExecuteAsync(SaveAsync);")]
    [InlineData($"var breaker = {MarkedBreaker}; await breaker.ExecuteAsync(SaveAsync);")]
    [InlineData($"var breaker = {Breaker}; var retry = Policy.Handle<IOException>().RetryAsync(2); await Policy.[|WrapAsync|](retry, breaker).ExecuteAsync(SaveAsync);")]
    [InlineData($"await Policy.Handle<IOException>().RetryAsync(2).WrapAsync({MarkedBreaker}).ExecuteAsync(SaveAsync);")]
    [InlineData($"Func<Task> handler = async () => {{ var pipeline = {Marked}; await pipeline.ExecuteAsync(LoadAsync); }}; await handler();")]
    public Task BreakerForOneCall_IsReported(string statements) => VerifyStatementsAsync(statements);

    [Theory]
    [InlineData($"private ResiliencePipeline Pipeline => {Build}; public Task Run() => [|Pipeline|].ExecuteAsync(LoadAsync).AsTask();")]
    [InlineData($"private static IAsyncPolicy Create() {{ return {Breaker}; }} public Task Run() => [|Create|]().ExecuteAsync(SaveAsync);")]
    [InlineData("public void Add(IHttpClientBuilder client) => client.AddPolicyHandler(request => HttpPolicyExtensions.HandleTransientHttpError().[|CircuitBreakerAsync|](5, TimeSpan.FromSeconds(30)));")]
    [InlineData("public void Add(IHttpClientBuilder client) => client.AddPolicyHandler((services, request) => { return HttpPolicyExtensions.HandleTransientHttpError().[|CircuitBreakerAsync|](5, TimeSpan.FromSeconds(30)); });")]
    [InlineData("public void Add(IHttpClientBuilder client) => client.AddPolicyHandler((services, _) => { var seconds = services.GetHashCode(); return HttpPolicyExtensions.HandleTransientHttpError().[|CircuitBreakerAsync|](5, TimeSpan.FromSeconds(seconds)); });")]
    [InlineData("private static IAsyncPolicy<HttpResponseMessage> Create() => HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); public void Add(IHttpClientBuilder client) => client.AddPolicyHandler(_ => [|Create|]());")]
    [InlineData("private static IAsyncPolicy<HttpResponseMessage> Create(HttpRequestMessage request) => HttpPolicyExtensions.HandleTransientHttpError().CircuitBreakerAsync(5, TimeSpan.FromSeconds(30)); public void Add(IHttpClientBuilder client) => client.AddPolicyHandler([|Create|]);")]
    [InlineData($"public void Add(IServiceCollection services) => services.AddScoped(_ => {Marked});")]
    [InlineData($"public void Add(IServiceCollection services) => services.AddKeyedScoped<ResiliencePipeline>(\"page\", (_, _) => {{ return {Marked}; }});")]
    [InlineData("private readonly ResiliencePipelineRegistry<string> _all = new(); public Task Run() => _all.[|GetOrAddPipeline|](\"page \" + Guid.NewGuid(), builder => builder.AddCircuitBreaker(new())).ExecuteAsync(LoadAsync).AsTask();")]
    public Task BreakerForEachAccess_IsReported(string members) => VerifyAsync(members);

    [Theory]
    [InlineData("Microsoft.AspNetCore.Mvc.ControllerBase")]
    [InlineData("Microsoft.AspNetCore.Mvc.RazorPages.PageModel")]
    [InlineData("Microsoft.AspNetCore.SignalR.Hub")]
    public Task BreakerInAnObjectForOneRequest_IsReported(string @base) => Verify.VerifyAsync(
        $$"""
        {{Usings}}
        public sealed class Home : {{@base}}
        {
            private static readonly ResiliencePipeline Shared = {{Build}};
            private readonly ResiliencePipeline _own = {{Marked}};
            private readonly IAsyncPolicy _breaker;
            private readonly ResiliencePipeline _given;

            public Home(ResiliencePipeline given) { _given = given; _breaker = {{MarkedBreaker}}; }
        }
        """,
        TestProject.ServiceLibrary);

    [Theory]
    [InlineData("services.AddSingleton<Prices>();", false)]
    [InlineData("services.AddTransient<Prices>();", false)]
    [InlineData("services.AddScoped<Prices>(); services.AddSingleton<IPrices, Prices>();", false)]
    [InlineData("services.AddHttpClient<IPrices, Prices>();", false)]
    [InlineData("services.AddScoped<IPrices>(own => new Other());", false)]
    [InlineData("services.AddScoped<Prices>();", true)]
    [InlineData("services.AddScoped<IPrices, Prices>();", true)]
    [InlineData("services.AddScoped(typeof(IPrices), typeof(Prices));", true)]
    [InlineData("services.AddKeyedScoped<IPrices, Prices>(\"eu\");", true)]
    [InlineData("services.AddScoped<IPrices>(own => new Prices());", true)]
    public Task BreakerInAService_IsReportedWhereItIsScoped(string registration, bool isReported) => Verify.VerifyAsync(
        $$"""
        {{Usings}}
        public interface IPrices;
        public sealed class Other : IPrices;
        public sealed class Prices : IPrices
        {
            private readonly ResiliencePipeline _own = {{(isReported ? Marked : Build)}};
        }

        public static class Setup { public static void Add(IServiceCollection services) { {{registration}} } }
        """,
        TestProject.ServiceLibrary);

    [Fact]
    public Task Program_RunsOnce() => Verify.VerifyAsync(
        $$"""
        {{Usings}}
        var start = {{Build}};
        await start.ExecuteAsync(_ => ValueTask.CompletedTask);
        var app = WebApplication.Create();
        var kept = {{Build}};
        app.MapGet("/kept", () => kept.ExecuteAsync(_ => ValueTask.CompletedTask));
        app.MapGet("/new", async () => { var pipeline = {{Marked}}; await pipeline.ExecuteAsync(_ => ValueTask.CompletedTask); });

        public sealed class Worker : Microsoft.Extensions.Hosting.BackgroundService
        {
            protected override async Task ExecuteAsync(CancellationToken stopping) => await {{Build}}.ExecuteAsync(_ => ValueTask.CompletedTask, stopping);
        }
        """,
        TestProject.Service);

    [Fact]
    public Task TestProject_IsSilent() => Verify.VerifyAsync(
        Page($"public Task Run() => {Build}.ExecuteAsync(LoadAsync).AsTask();"), TestProject.ServiceLibrary with { IsTestProject = true });

    [Fact]
    public Task Message_NamesTheLife() => Verify.VerifyMessageAsync(
        Page("public Task Run() => new ResiliencePipelineBuilder().{|#0:AddCircuitBreaker|}(new CircuitBreakerStrategyOptions()).Build().ExecuteAsync(LoadAsync).AsTask();"),
        "This circuit breaker is built anew for every call and knows nothing of the others: it can never open for them; build it once and keep it",
        TestProject.ServiceLibrary);

    private const string Usings =
        """
        using Polly;
        using Polly.CircuitBreaker;
        using Polly.Extensions.Http;
        using Polly.Registry;
        using Polly.Retry;

        """;

    private static Task VerifyStatementsAsync(string statements) => VerifyAsync($$"""public async Task Run(CancellationToken token) { {{statements}} }""");

    private static Task VerifyAsync(string members) => Verify.VerifyAsync(Page(members), TestProject.ServiceLibrary);

    private static string Page(string members) =>
        $$"""
        {{Usings}}
        public sealed class Page
        {
            {{members}}

            private static readonly CircuitBreakerManualControl Control = new();

            private static ResiliencePipeline? Kept { get; set; }

            private static readonly IAsyncPolicy KeptPolicy = {{Breaker}};

            private static void Keep(ResiliencePipeline pipeline) => Kept = pipeline;

            private ValueTask LoadAsync(CancellationToken token) => ValueTask.CompletedTask;

            private Task SaveAsync() => Task.CompletedTask;
        }
        """;
}
