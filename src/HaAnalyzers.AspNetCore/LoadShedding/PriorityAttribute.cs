namespace HaAnalyzers.AspNetCore;

/// <summary>The priority of the requests to an endpoint when load is shed. On an action it wins over its controller.</summary>
/// <param name="priority">The priority.</param>
/// <exception cref="ArgumentOutOfRangeException"><paramref name="priority"/> is none of the three.</exception>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class PriorityAttribute(RequestPriority priority) : Attribute
{
    /// <summary>The priority.</summary>
    public RequestPriority Priority { get; } = Enum.IsDefined(priority)
        ? priority
        : throw new ArgumentOutOfRangeException(
            nameof(priority), priority, $"There is no such priority; there are {string.Join(", ", Enum.GetNames<RequestPriority>())}.");
}
