using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class ClientWithoutResilienceTests
{
    private const string Types = """

        public sealed class Client(HttpClient http) { public HttpClient Http => http; }
        public interface IWeather { [Refit.Get("/")] Task<string> TodayAsync(); }
        [NonCritical("…")] public interface IRows { [Refit.Get("/"), OmitFallback("…")] Task<string?> TodayAsync(); }
        public sealed class Rows(HttpClient http) : IRows { public Task<string?> TodayAsync() => Task.FromResult<string?>(http.ToString()); }
        """;

    [Theory]
    [InlineData("services.AddHttpClient<Client>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient<Client>(c => c.BaseAddress = new(\"http://a\")).SetHandlerLifetime(TimeSpan.FromHours(1)).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardHedgingHandler();")]
    [InlineData("services.AddHttpClient(\"a\").AddResilienceHandler(\"a\", builder => { });")]
    [InlineData("services.AddHttpClient(\"a\").AddTransientHttpErrorPolicy(policy => policy.RetryAsync(3));")]
    [InlineData("services.AddHttpClient(\"a\").AddPolicyHandlerFromRegistry(\"a\");")]
    [InlineData("services.AddHttpClient(\"a\").AddHttpMessageHandler(() => new Handler());")]
    [InlineData("services.AddHttpClient(\"a\").AddOurs();")]
    [InlineData("var builder = services.AddHttpClient(\"a\"); builder.AddStandardResilienceHandler();")]
    [InlineData("Configure(services.AddHttpClient(\"a\"));")]
    [InlineData("services.AddHttpClient(\"a\").AddStandardResilienceHandler().Services.AddLogging();")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromSeconds(3)).Services.AddLogging();")]
    [InlineData("var known = services.AddHttpClient(\"a\").Name;")]
    [InlineData("services.AddHttpClient();")]
    [InlineData("services.AddHttpClient<Client>(c => c.Timeout = TimeSpan.FromSeconds(3));")]
    [InlineData("services.AddHttpClient(\"a\").ConfigureHttpClient((provider, c) => { c.Timeout = TimeSpan.FromSeconds(3); });")]
    [InlineData("services.AddHttpClient<IRows, Rows>();")]
    [InlineData("Refit.HttpClientFactoryExtensions.AddRefitClient<IRows>(services);")]
    [InlineData("services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler()); services.AddHttpClient<Client>();")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan).AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = TimeSpan.FromMilliseconds(-1)).AddHttpMessageHandler(() => new Handler());")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan).ConfigureHttpClient(c => c.Timeout = TimeSpan.FromSeconds(3));")]
    [InlineData("services.ConfigureHttpClientDefaults(client => client.AddStandardResilienceHandler()); services.AddHttpClient(\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan);")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = args.Length > 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromSeconds(3));")]
    [InlineData("var limit = TimeSpan.Parse(args[0]); services.AddHttpClient(\"a\", c => c.Timeout = limit);")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = new TimeSpan(0, 0, 3));")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = Limits.Circle);")]
    public Task ResilienceOrUnknown_IsSilent(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("services.[|AddHttpClient<Client>|]();")]
    [InlineData("services.[|AddHttpClient<Client>|](c => c.BaseAddress = new(\"http://a\"));")]
    [InlineData("services.[|AddHttpClient|](\"a\").SetHandlerLifetime(TimeSpan.FromHours(1));")]
    [InlineData("services.[|AddHttpClient|](\"a\", c => { }).AddTypedClient<Client>();")]
    [InlineData("services.AddMemoryCache().[|AddHttpClient<Client>|]().Services.AddLogging();")]
    [InlineData("_ = services.[|AddHttpClient<Client>|]();")]
    [InlineData("Refit.HttpClientFactoryExtensions.[|AddRefitClient<IWeather>|](services);")]
    [InlineData("services.[|AddGrpcClient<Greeter>|](o => { });")]
    [InlineData("services.[|AddHttpClient|](\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan);")]
    [InlineData("services.[|AddHttpClient<Client>|](c => { c.Timeout = TimeSpan.FromMilliseconds(-1); });")]
    [InlineData("services.[|AddHttpClient|](\"a\").ConfigureHttpClient((provider, c) => c.Timeout = new TimeSpan(0, 0, 0, 0, -1)).SetHandlerLifetime(TimeSpan.FromHours(1));")]
    [InlineData("var forever = Timeout.InfiniteTimeSpan; services.[|AddHttpClient|](\"a\", c => c.Timeout = forever);")]
    [InlineData("services.[|AddHttpClient|](\"a\", c => c.Timeout = Limits.None);")]
    public Task NoResilience_IsReported(string statements) => VerifyAsync(statements);

    [Fact]
    public Task Library_IsSilent() => RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyAsync(
        "public static class Setup { public static void Add(IServiceCollection services) { services.AddHttpClient(\"a\"); } }", TestProject.ServiceLibrary);

    [Fact]
    public Task DefaultsOfAnotherProject_IsSilent() => VerifyAsync(
        "services.AddServiceDefaults(); services.AddHttpClient<Client>();",
        TestProject.Service.WithProject(
            "ServiceDefaults", "public static class Defaults { public static IServiceCollection AddServiceDefaults(this IServiceCollection services) => services; }"));

    [Fact]
    public Task DefaultsForAnyHost_IsSilent() => VerifyAsync(
        "WebApplication.CreateBuilder().AddServiceDefaults(); services.AddHttpClient<Client>();",
        TestProject.Service.WithProject(
            "ServiceDefaults",
            "using Microsoft.Extensions.Hosting; public static class Defaults { public static T AddServiceDefaults<T>(this T builder) where T : IHostApplicationBuilder => builder; }"));

    [Fact]
    public Task OtherProjectOfASolutionWithoutTheirPackages_HasNoDefaults() => RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyAsync(
        "var services = new ServiceCollection(); services.AddOrders(); services.[|AddHttpClient|](\"a\");",
        (TestProject.Service with
        {
            References = [.. TestReferences.Services.Where(reference => !reference.Display!.EndsWith("Http.Resilience.dll", StringComparison.Ordinal) && !reference.Display.EndsWith("Http.Polly.dll", StringComparison.Ordinal))],
        }).WithProject("Orders", "public static class Setup { public static IServiceCollection AddOrders(this IServiceCollection services) => services; }"));

    [Theory]
    [InlineData("public sealed class H : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) { for (int i = 0; ; i++) { var answer = await base.SendAsync(request, token); if (answer.IsSuccessStatusCode) return answer; } } }")]
    [InlineData("public sealed class H : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) { try { return await base.SendAsync(request, token); } catch (HttpRequestException) { return new(); } } }")]
    [InlineData("public sealed class H : DelegatingHandler { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) { var limit = CancellationTokenSource.CreateLinkedTokenSource(token); limit.CancelAfter(1000); return base.SendAsync(request, limit.Token); } }")]
    [InlineData("public sealed class H(Polly.ResiliencePipeline pipeline) : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => await pipeline.ExecuteAsync(async inner => await base.SendAsync(request, inner), token); }")]
    [InlineData("public sealed class H : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) { await base.SendAsync(request, token); return await base.SendAsync(request, token); } }")]
    [InlineData("public abstract class Base : DelegatingHandler; public sealed class H : Base { protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) => base.SendAsync(request, token); }")]
    public Task HandlerThatMayDoMore_IsSilent(string handler) =>
        RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyAsync(Bare("AddHttpClient", ".AddHttpMessageHandler(services => services.GetRequiredService<H>())", handler), TestProject.Service);

    [Theory]
    [InlineData(".AddHttpMessageHandler<H>()")]
    [InlineData(".AddHttpMessageHandler(() => new H())")]
    [InlineData(".AddHttpMessageHandler(services => services.GetRequiredService<H>()).SetHandlerLifetime(TimeSpan.FromHours(1))")]
    public Task HandlerThatOnlyAddsAHeader_IsReported(string chain) => RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyAsync(
        Bare(
            "[|AddHttpClient|]",
            chain,
            "public sealed class H : DelegatingHandler { protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken token) { if (request.Headers.Authorization is null) { request.Headers.Authorization = new(\"Bearer\", \"a\"); } return await base.SendAsync(request, token); } }"),
        TestProject.Service);

    [Fact]
    public Task OtherProjectThatIsNotCalled_ChangesNothing() => VerifyAsync(
        "services.[|AddHttpClient<Client>|]();",
        TestProject.Service.WithProject(
            "ServiceDefaults", "public static class Defaults { public static IServiceCollection AddServiceDefaults(this IServiceCollection services) => services; }"));

    [Theory]
    [InlineData("services.{|#0:AddHttpClient|}(\"reports\", c => c.Timeout = Timeout.InfiniteTimeSpan);", "callers wait for ever")]
    [InlineData("services.AddHttpClient(\"a\", c => c.Timeout = Timeout.InfiniteTimeSpan).AddStandardResilienceHandler().Services.{|#0:AddHttpClient|}(\"reports\");", "callers wait 100 s")]
    public Task Message_SaysHowLongCallersWait(string statement, string wait) => RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyMessageAsync(
        Program(statement),
        $"Client 'reports' has no timeout of its own, no retry and no breaker: while its service hangs, {wait}; add 'AddStandardResilienceHandler()'",
        TestProject.Service);

    [Fact]
    public Task Message_NamesClientAndNextStep() => RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyMessageAsync(
        Program("services.{|#0:AddHttpClient|}(\"weather\");"),
        "Client 'weather' has no timeout of its own, no retry and no breaker: while its service hangs, callers wait 100 s; add 'AddStandardResilienceHandler()'",
        TestProject.Service);

    [Fact]
    public Task MessageOfAGrpcClient_SaysThatNothingEndsTheWaitAndHowToDeclareIt() => RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyMessageAsync(
        Program("services.{|#0:AddGrpcClient<Greeter>|}(o => { });"),
        "'Greeter' has no timeout of its own, no retry and no breaker: while its service hangs, callers without a deadline wait for ever; "
            + "add 'AddStandardResilienceHandler()', or declare '[assembly: NonCritical(typeof(Greeter), \"…\")]'",
        TestProject.Service);

    private static string Bare(string registration, string chain, string handler) =>
        $"new ServiceCollection().{registration}(\"a\"){chain};\n{handler}";

    private static string Program(string statements) => $$"""
        using Polly;
        var services = new ServiceCollection();
        {{statements}}
        static void Configure(IHttpClientBuilder builder) => builder.AddStandardResilienceHandler();
        _ = (Action<IHttpClientBuilder>)Configure;
        public sealed class Handler : DelegatingHandler;
        public static class Limits { private static readonly TimeSpan Forever = Timeout.InfiniteTimeSpan; public static readonly TimeSpan None = Forever; public static readonly TimeSpan Circle = Round; private static readonly TimeSpan Round = Circle; }
        public sealed class Greeter(Grpc.Core.CallInvoker invoker) : Grpc.Core.ClientBase<Greeter>(invoker) { protected override Greeter NewInstance(ClientBaseConfiguration configuration) => this; }
        public static class Ours { public static IHttpClientBuilder AddOurs(this IHttpClientBuilder builder) => builder; }
        {{Types}}
        """;

    private static Task VerifyAsync(string statements, TestProject? project = null) =>
        RuleVerifier<ClientWithoutResilienceAnalyzer>.VerifyAsync(Program(statements), project ?? TestProject.Service);
}
