namespace HaAnalyzers;

/// <summary>
/// Marks the member of a <see cref="CriticalAttribute">critical</see> contract that proves the dependency can serve: cheap, without
/// side effects, failing by exception. Readiness checks call it.
/// </summary>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class ReadinessProbeAttribute : Attribute;
