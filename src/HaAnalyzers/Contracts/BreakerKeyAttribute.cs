namespace HaAnalyzers;

/// <summary>
/// Marks the parameter by which calls get separate circuit breakers, for example the region or the tenant whose server they reach. Each
/// key also has the concurrency limit for itself.
/// </summary>
/// <remarks>
/// At most one parameter of a member; its type needs value equality. At most 1,000 keys have a breaker at a time. Those idle longest make
/// room for new ones; while none is idle, further keys share one breaker.
/// </remarks>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class BreakerKeyAttribute : Attribute;
