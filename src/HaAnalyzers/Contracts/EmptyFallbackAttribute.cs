namespace HaAnalyzers;

/// <summary>Falls back to the empty collection or the empty string.</summary>
/// <remarks>On the contract it is the default of every member whose result can be empty.</remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class EmptyFallbackAttribute : Attribute;
