using HaAnalyzers.Analyzers.Tests.Testing;
using Verify = HaAnalyzers.Analyzers.Tests.Testing.FixVerifier<
    HaAnalyzers.Analyzers.Rules.GracefulDegradation.UnguardedRegistrationAnalyzer,
    HaAnalyzers.CodeFixes.Rules.GracefulDegradation.UnguardedRegistrationCodeFixProvider>;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>HA1002 where services are registered by a <c>ServiceDescriptor</c>.</summary>
public sealed class UnguardedDescriptorFixTests
{
    [Fact]
    public Task Descriptors_GetTheCallAfterTheLast() => Verify.VerifyAsync(
        """
        using Streaming;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.[|Replace|](ServiceDescriptor.Transient<IRecommendations, RecommendationsClient>());
        builder.Services.[|Add|](new ServiceDescriptor(typeof(IRecommendations), typeof(RecommendationsClient), ServiceLifetime.Singleton));
        builder.Build().Run();
        """,
        """
        using Streaming;
        using Microsoft.Extensions.DependencyInjection.Extensions;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.Replace(ServiceDescriptor.Transient<IRecommendations, RecommendationsClient>());
        builder.Services.Add(new ServiceDescriptor(typeof(IRecommendations), typeof(RecommendationsClient), ServiceLifetime.Singleton));
        builder.Services.GuardNonCriticalDependencies();
        builder.Build().Run();
        """,
        project: StreamingSources.Executable.WithFile("/0/Guards.g.cs", UnguardedRegistrationTests.GuardExtensions));
}
