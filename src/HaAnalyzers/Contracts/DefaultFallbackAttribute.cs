namespace HaAnalyzers;

/// <summary>Falls back to a constant, or to the default value of the result type.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Interface | AttributeTargets.Class, Inherited = false)]
public sealed class DefaultFallbackAttribute : Attribute
{
    /// <summary>Falls back to the default value of the result type.</summary>
    public DefaultFallbackAttribute()
    {
    }

    /// <summary>Falls back to a constant.</summary>
    /// <param name="value">The value; it must convert implicitly to the result type.</param>
    public DefaultFallbackAttribute(object? value) => Value = value;

    /// <summary>The constant; <see langword="null"/> stands for the default value of the result type.</summary>
    public object? Value { get; }
}
