using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.CodeFixes.Rules.GracefulDegradation;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

public sealed class ClientWithoutResilienceFixTests
{
    private const string Client = "public sealed class Client(HttpClient http) { public HttpClient Http => http; }";

    [Fact]
    public Task Handler_IsAddedInTheStyleOfTheChain() => FixVerifier<ClientWithoutResilienceAnalyzer, ClientWithoutResilienceCodeFixProvider>.VerifyAsync(
        $$"""
        var services = new ServiceCollection();
        services.[|AddHttpClient<Client>|](client => client.BaseAddress = new("http://a")); // the one
        services
            .[|AddHttpClient|]("b")
            .SetHandlerLifetime(TimeSpan.FromHours(1));
        services
            .[|AddHttpClient|]("c")
            .Services
            .AddLogging();
        _ = services.[|AddHttpClient|]("d");
        {{Client}}
        """,
        $$"""
        var services = new ServiceCollection();
        services.AddHttpClient<Client>(client => client.BaseAddress = new("http://a")).AddStandardResilienceHandler(); // the one
        services
            .AddHttpClient("b")
            .SetHandlerLifetime(TimeSpan.FromHours(1))
            .AddStandardResilienceHandler();
        services
            .AddHttpClient("c")
            .AddStandardResilienceHandler()
            .Services
            .AddLogging();
        _ = services.AddHttpClient("d").AddStandardResilienceHandler();
        {{Client}}
        """,
        project: TestProject.Service);
}
