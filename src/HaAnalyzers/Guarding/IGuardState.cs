namespace HaAnalyzers.Guarding;

/// <summary>What all guards of one dependency share; implemented by the nested <c>State</c> class of each generated guard.</summary>
public interface IGuardState
{
    /// <summary>Breaker, options and concurrency of the dependency.</summary>
    GuardedDependency Dependency { get; }

    /// <summary>Connects every member with a cached fallback to a store; does nothing where no member has one.</summary>
    /// <param name="store">Where the cached responses are kept besides.</param>
    void ShareResponses(ResponseStore store)
    {
    }
}
