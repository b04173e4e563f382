namespace HaAnalyzers.Guarding;

/// <summary>
/// One call of one member that answers with a stream, with its arguments. Implemented by generated code.
/// </summary>
/// <typeparam name="T">The type of the elements.</typeparam>
public interface IStreamCall<T>
{
    /// <summary>Whether the member has a degraded behaviour; if not, <see cref="Fallback"/> throws.</summary>
    bool HasFallback { get; }

    /// <summary>Calls the dependency.</summary>
    /// <param name="cancellationToken">What the dependency gets in place of the caller's token.</param>
    IAsyncEnumerable<T> Begin(CancellationToken cancellationToken);

    /// <summary>Gives the degraded answer.</summary>
    /// <param name="failure">The failure of the dependency, or <see langword="null"/> when the call was rejected.</param>
    /// <exception cref="DependencyUnavailableException">The member has no fallback.</exception>
    IAsyncEnumerable<T>? Fallback(Exception? failure);
}
