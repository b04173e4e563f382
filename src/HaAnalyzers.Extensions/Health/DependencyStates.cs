namespace HaAnalyzers.Extensions;

/// <summary>
/// What the breakers of an application do, for pages and tools. A service of every application that guards its dependencies with
/// <c>GuardNonCriticalDependencies()</c>; reading it costs the guards nothing.
/// </summary>
public sealed class DependencyStates
{
    private readonly DependencyMonitor _monitor;

    internal DependencyStates(DependencyMonitor monitor) => _monitor = monitor;

    /// <summary>Every breaker as it is now. Guards nobody has asked for yet have none.</summary>
    public IReadOnlyList<DependencyState> Read() => _monitor.Read();

    /// <summary>The last changes of state, oldest first: at most 500, whatever their age.</summary>
    public IReadOnlyList<DependencyStateChange> RecentChanges() => _monitor.RecentChanges();
}
