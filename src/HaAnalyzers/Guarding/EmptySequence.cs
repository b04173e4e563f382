using System.Diagnostics.CodeAnalysis;

namespace HaAnalyzers.Guarding;

/// <summary>A stream without elements: the empty fallback of a member that answers with a stream.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public sealed class EmptySequence<T> : IAsyncEnumerable<T>, IAsyncEnumerator<T>
{
    private EmptySequence()
    {
    }

    /// <summary>The one instance; it can be read any number of times at once.</summary>
    [SuppressMessage("Design", "CA1000", Justification = "As Array.Empty: one instance for each type.")]
    public static EmptySequence<T> Instance { get; } = new();

    /// <summary>Not to be asked for: there is no element.</summary>
    /// <exception cref="InvalidOperationException">Always.</exception>
    public T Current => throw new InvalidOperationException("An empty sequence has no current element.");

    /// <inheritdoc/>
    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default) => this;

    /// <inheritdoc/>
    public ValueTask<bool> MoveNextAsync() => default;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;
}
