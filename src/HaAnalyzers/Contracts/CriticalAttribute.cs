namespace HaAnalyzers;

/// <summary>
/// Marks a dependency contract as critical: the program cannot function without it. It is not guarded; readiness depends on it.
/// </summary>
/// <remarks>On an interface, or on the assembly for a contract that the project does not own.</remarks>
[AttributeUsage(AttributeTargets.Interface | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true, Inherited = false)]
public sealed class CriticalAttribute : Attribute
{
    /// <summary>Marks the annotated interface.</summary>
    /// <param name="reason">Why the program cannot do without, in a sentence a colleague would understand.</param>
    public CriticalAttribute(string reason) => Reason = reason;

    /// <summary>Marks a contract the project does not own; for use on the assembly.</summary>
    /// <param name="contract">The critical interface.</param>
    /// <param name="reason">Why the program cannot do without, in a sentence a colleague would understand.</param>
    public CriticalAttribute(Type contract, string reason)
    {
        Contract = contract;
        Reason = reason;
    }

    /// <summary>Why the program cannot do without this dependency.</summary>
    public string Reason { get; }

    /// <summary>The contract, when the attribute stands on the assembly; otherwise <see langword="null"/>.</summary>
    public Type? Contract { get; }
}
