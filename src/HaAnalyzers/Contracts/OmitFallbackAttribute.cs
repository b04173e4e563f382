namespace HaAnalyzers;

/// <summary>
/// Leaves the call out: a member without result does nothing, a member with a nullable result answers <see langword="null"/>.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class OmitFallbackAttribute : Attribute
{
    /// <summary>Leaves the call out.</summary>
    /// <param name="reason">What is lost, in a sentence a colleague would understand.</param>
    public OmitFallbackAttribute(string reason) => Reason = reason;

    /// <summary>What is lost while the dependency is away.</summary>
    public string Reason { get; }
}
