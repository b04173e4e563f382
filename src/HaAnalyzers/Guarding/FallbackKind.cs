namespace HaAnalyzers.Guarding;

/// <summary>Where a degraded answer came from.</summary>
public enum FallbackKind
{
    /// <summary>There was none: the caller got a <see cref="DependencyUnavailableException"/>.</summary>
    None,

    /// <summary>The last good answer for the same arguments (<see cref="CachedFallbackAttribute"/>).</summary>
    Cached,

    /// <summary>The empty collection or string (<see cref="EmptyFallbackAttribute"/>).</summary>
    Empty,

    /// <summary>A constant or the default value of the type (<see cref="DefaultFallbackAttribute"/>).</summary>
    Default,

    /// <summary>The call was left out (<see cref="OmitFallbackAttribute"/>).</summary>
    Omitted,

    /// <summary>A method of the program answered (<see cref="FallbackMethodAttribute"/>).</summary>
    Method,

    /// <summary>Another implementation of the contract answered (<see cref="NonCriticalAttribute.Fallback"/>).</summary>
    Implementation,
}
