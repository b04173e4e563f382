using HaAnalyzers.AspNetCore;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Says of endpoints how they are treated when load is shed.</summary>
public static class LoadSheddingEndpointConventionBuilderExtensions
{
    /// <summary>Gives requests to the endpoint a priority, as <see cref="PriorityAttribute"/> does.</summary>
    /// <typeparam name="TBuilder">The type of the endpoint.</typeparam>
    /// <param name="builder">The endpoint, or a group of them.</param>
    /// <param name="priority">The priority.</param>
    /// <returns>The same endpoint.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="priority"/> is none of the three.</exception>
    public static TBuilder WithPriority<TBuilder>(this TBuilder builder, RequestPriority priority)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithMetadata(new PriorityAttribute(priority));
    }

    /// <summary>
    /// Never sheds requests to the endpoint, and does not count them: for probes that <c>MapHealthChecks</c> did not map, and for responses
    /// that stay open.
    /// </summary>
    /// <typeparam name="TBuilder">The type of the endpoint.</typeparam>
    /// <param name="builder">The endpoint, or a group of them.</param>
    /// <returns>The same endpoint.</returns>
    public static TBuilder DisableLoadShedding<TBuilder>(this TBuilder builder)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.WithMetadata(NeverShedMetadata.Instance);
    }
}
