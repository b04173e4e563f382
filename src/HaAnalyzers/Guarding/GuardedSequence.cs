namespace HaAnalyzers.Guarding;

/// <summary>
/// The guarded answer of a member that returns a stream. Nothing is called before it is read; each reading is one call of the dependency
/// and counts once. Created by generated code.
/// </summary>
/// <remarks>
/// <para>
/// The timeout holds for each element: it is how long a reader waits for the next one, whatever the length of the stream and the time the
/// reader takes in between. It holds for the end of the stream too.
/// </para>
/// <para>
/// While no element has been delivered the fallback takes the place of the whole stream. After that the stream ends early instead, so that
/// no reader gets a mixture of two answers; a member without a fallback throws <see cref="DependencyUnavailableException"/> there.
/// </para>
/// <para>
/// The call succeeds when the stream has ended or its reader has left, and a half-open breaker's probe with the first element.
/// <see cref="DependencyOptions.SlowCallDuration"/> does not apply.
/// </para>
/// </remarks>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TMember">The member and its arguments.</typeparam>
public sealed class GuardedSequence<T, TMember> : IAsyncEnumerable<T>
    where TMember : struct, IStreamCall<T>
{
    private readonly GuardedDependency _dependency;
    private readonly string _name;
    private readonly TMember _member;
    private readonly CancellationToken _callerToken;

    /// <summary>Calls nothing yet.</summary>
    /// <param name="dependency">What guards the call.</param>
    /// <param name="name">The name of the member.</param>
    /// <param name="member">The member and its arguments.</param>
    /// <param name="callerToken">The token the caller passed to the member; that of <c>WithCancellation</c> comes with the reading.</param>
    public GuardedSequence(GuardedDependency dependency, string name, TMember member, CancellationToken callerToken = default)
    {
        ArgumentNullException.ThrowIfNull(dependency);
        _dependency = dependency;
        _name = name;
        _member = member;
        _callerToken = callerToken;
    }

    /// <summary>Begins one reading of the stream.</summary>
    /// <param name="cancellationToken">Cancels the reading, as the caller's token does.</param>
    /// <exception cref="OperationCanceledException">One of the two tokens was signalled; thrown while reading.</exception>
    /// <exception cref="DependencyUnavailableException">The member has no fallback; thrown while reading.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        Exception? failure = null;
        if (_dependency.TryBegin(_name, out GuardedCall call))
        {
            var elements = new StreamedElements<T, TMember>(_dependency, call, _member, _callerToken, cancellationToken);
            try
            {
                while (await elements.MoveNextAsync().ConfigureAwait(false))
                {
                    yield return elements.Current;
                }
            }
            finally
            {
                await elements.DisposeAsync().ConfigureAwait(false);
            }

            if (!elements.HasFailed)
            {
                yield break;
            }

            failure = elements.Failure;
            if (elements.HasDelivered && _member.HasFallback)
            {
                _dependency.ReportDegraded(_name, FallbackKind.Omitted);
                yield break;
            }
        }

        if (_member.Fallback(failure) is { } fallback)
        {
            await foreach (T element in fallback.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                yield return element;
            }
        }
    }
}
