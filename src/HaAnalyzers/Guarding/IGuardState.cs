namespace HaAnalyzers.Guarding;

/// <summary>What all guards of one dependency share; implemented by the nested <c>State</c> class of each generated guard.</summary>
public interface IGuardState
{
    /// <summary>Breaker, options and concurrency of the dependency.</summary>
    GuardedDependency Dependency { get; }
}
