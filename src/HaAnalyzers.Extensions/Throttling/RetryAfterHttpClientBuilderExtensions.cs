using HaAnalyzers.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Makes HTTP clients tell the guard of their contract what the service says of <c>Retry-After</c>.</summary>
public static class RetryAfterHttpClientBuilderExtensions
{
    /// <summary>
    /// When an answer of this client is a 429 or 503 with <c>Retry-After</c>, the guard of the contract leaves the service alone for that long,
    /// at most for the contract's <c>MaxBreakDuration</c>, and callers get the fallback. It needs <c>AdaptiveThrottle</c> on the contract.
    /// </summary>
    /// <remarks>
    /// Typed clients, <c>services.AddHttpClient&lt;IRecommendations, RecommendationsClient&gt;()</c>, do so by themselves once
    /// <c>GuardNonCriticalDependencies()</c> was called. This is for clients of another name.
    /// </remarks>
    /// <typeparam name="TContract">The guarded contract.</typeparam>
    /// <param name="builder">The client.</param>
    /// <param name="serviceKey">The key under which the contract is registered, where it has one.</param>
    /// <returns>The same client.</returns>
    public static IHttpClientBuilder HonorRetryAfter<TContract>(this IHttpClientBuilder builder, object? serviceKey = null)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddSingleton<IConfigureOptions<HttpClientFactoryOptions>>(
            new RetryAfterSetup(builder.Name, RetryAfterSetup.KeyOf(typeof(TContract), serviceKey)));
        return builder;
    }
}
