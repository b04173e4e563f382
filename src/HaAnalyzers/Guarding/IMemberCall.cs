namespace HaAnalyzers.Guarding;

/// <summary>
/// One call of one member with its arguments: what a guard does with the answer of the dependency, and in place of one. Implemented by
/// generated code.
/// </summary>
/// <typeparam name="TResult">What the caller gets in the end; <see cref="NoResult"/> where there is no result.</typeparam>
public interface IMemberCall<TResult>
{
    /// <summary>Whether <see cref="Fallback"/> looks at the failure. When not, it is not asked for, which can save an exception.</summary>
    bool ShowsFailure { get; }

    /// <summary>Takes an answer: checks it where the member has a result check, and remembers it where it has a cached fallback.</summary>
    /// <param name="result">The answer.</param>
    /// <returns>False, or an exception, when the answer is wrong: the call has failed.</returns>
    bool Accept(TResult result);

    /// <summary>Gives the degraded answer.</summary>
    /// <param name="failure">Why there is no answer; <see langword="null"/> unless <see cref="ShowsFailure"/>.</param>
    ValueTask<TResult> Fallback(Exception? failure);
}
