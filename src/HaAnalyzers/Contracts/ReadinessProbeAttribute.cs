namespace HaAnalyzers;

/// <summary>
/// Marks the member of a <see cref="CriticalAttribute">critical</see> contract that proves the dependency can serve: cheap, without
/// side effects, failing by exception, or by answering <see langword="false"/>. Readiness checks call it.
/// </summary>
/// <remarks>
/// The member takes nothing but a <see cref="CancellationToken"/>, or optional parameters. The check of
/// <c>services.AddHealthChecks().AddDependencies()</c> asks it once for all who want to know at the same time.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ReadinessProbeAttribute : Attribute
{
    /// <summary>
    /// How long the dependency has to answer before it counts as unfit, in milliseconds. 1 to 86,400,000 (one day); default 1,000.
    /// </summary>
    public int TimeoutMilliseconds { get; set; } = 1_000;

    /// <summary>
    /// How long an answer, good or bad, is given to further probes without asking again, in milliseconds. 0 to 86,400,000 (one day), 0 for
    /// not at all; default 1,000.
    /// </summary>
    public int CacheMilliseconds { get; set; } = 1_000;
}
