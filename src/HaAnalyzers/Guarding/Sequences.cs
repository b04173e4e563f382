namespace HaAnalyzers.Guarding;

/// <summary>Used by generated code.</summary>
public static class Sequences
{
    /// <summary>
    /// Reads a sequence that would ask the dependency only when it is enumerated, so that its failures come while the call is guarded. A
    /// collection is there already and returned as it is.
    /// </summary>
    /// <typeparam name="T">The type of the elements.</typeparam>
    /// <param name="sequence">The answer of the dependency.</param>
    public static IEnumerable<T> Read<T>(IEnumerable<T> sequence) =>
        sequence is null or ICollection<T> or IReadOnlyCollection<T> or System.Collections.ICollection ? sequence! : [.. sequence];
}
