namespace HaAnalyzers;

/// <summary>
/// Falls back to a static method with the parameters of the member and its result. The signature is checked at compile time.
/// </summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class FallbackMethodAttribute : Attribute
{
    /// <summary>Names the method.</summary>
    /// <param name="type">The type that declares it.</param>
    /// <param name="method">Its name; use <see langword="nameof"/>.</param>
    public FallbackMethodAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The type that declares the method.</summary>
    public Type Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }
}
