namespace HaAnalyzers;

/// <summary>
/// Names a method that tells a right answer from a wrong one. A wrong answer counts as a failure, and the caller gets the fallback: a
/// dependency that answers fast and wrong is as bad as one that does not answer.
/// </summary>
/// <remarks>
/// The method is <c>static bool Name(TResult result)</c>, accessible from the guard, where <c>TResult</c> is what the member answers in the
/// end; true means right. It runs with every answer. If it throws, the answer counts as wrong.
/// </remarks>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property, Inherited = false)]
public sealed class ResultCheckAttribute : Attribute
{
    /// <summary>Names the method.</summary>
    /// <param name="type">The type that declares it.</param>
    /// <param name="method">Its name.</param>
    public ResultCheckAttribute(Type type, string method)
    {
        Type = type;
        Method = method;
    }

    /// <summary>The type that declares the method.</summary>
    public Type Type { get; }

    /// <summary>The name of the method.</summary>
    public string Method { get; }
}
