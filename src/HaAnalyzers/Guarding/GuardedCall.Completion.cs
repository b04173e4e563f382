namespace HaAnalyzers.Guarding;

/// <content>The end of an asynchronous call.</content>
public readonly partial struct GuardedCall
{
    /// <summary>Waits for the dependency, but no longer than the timeout and the caller's token allow; else gives the fallback.</summary>
    /// <typeparam name="TResult">The type of the result.</typeparam>
    /// <typeparam name="TMember">The member and its arguments.</typeparam>
    /// <param name="suspended">Where what is needed for waiting is kept.</param>
    /// <param name="pending">What the dependency returned.</param>
    /// <param name="member">The member and its arguments.</param>
    /// <exception cref="OperationCanceledException">The caller's token was signalled; in the task, as every exception of the fallback.</exception>
    public ValueTask<TResult> CompleteAsync<TResult, TMember>(
        SuspendedCalls<TResult, TMember> suspended, ValueTask<TResult> pending, TMember member)
        where TMember : struct, IMemberCall<TResult>
    {
        ArgumentNullException.ThrowIfNull(suspended);
        var seen = new PendingResult<TResult>(pending);
        return seen.TryTake(out TResult result, out CallFailure failure)
            ? Settle(result, failure, member, out _)
            : Take(suspended.Pool).StartValueTask(this, seen, member);
    }

    /// <inheritdoc cref="CompleteAsync{TResult, TMember}(SuspendedCalls{TResult, TMember}, ValueTask{TResult}, TMember)"/>
    public Task<TResult> CompleteAsync<TResult, TMember>(
        SuspendedCalls<TResult, TMember> suspended, Task<TResult> pending, TMember member)
        where TMember : struct, IMemberCall<TResult>
    {
        ArgumentNullException.ThrowIfNull(suspended);
        var seen = PendingResult<TResult>.From(pending);
        if (!seen.TryTake(out TResult result, out CallFailure failure))
        {
            return Take(suspended.Pool).StartTask(this, seen, member);
        }

        ValueTask<TResult> answer = Settle(result, failure, member, out bool accepted);
        return accepted ? pending! : answer.AsTask();
    }

    /// <inheritdoc cref="CompleteAsync{TResult, TMember}(SuspendedCalls{TResult, TMember}, ValueTask{TResult}, TMember)"/>
    public ValueTask CompleteAsync<TMember>(SuspendedCalls<TMember> suspended, ValueTask pending, TMember member)
        where TMember : struct, IMemberCall<NoResult>
    {
        ArgumentNullException.ThrowIfNull(suspended);
        var seen = new PendingNoResult(pending);
        if (!seen.TryTake(out NoResult result, out CallFailure failure))
        {
            return Take(suspended.Pool).StartValueTaskWithoutResult(this, seen, member);
        }

        ValueTask<NoResult> answer = Settle(result, failure, member, out _);
        return answer.IsCompletedSuccessfully ? ValueTask.CompletedTask : new ValueTask(answer.AsTask());
    }

    /// <inheritdoc cref="CompleteAsync{TResult, TMember}(SuspendedCalls{TResult, TMember}, ValueTask{TResult}, TMember)"/>
    public Task CompleteAsync<TMember>(SuspendedCalls<TMember> suspended, Task pending, TMember member)
        where TMember : struct, IMemberCall<NoResult>
    {
        ArgumentNullException.ThrowIfNull(suspended);
        var seen = PendingNoResult.From(pending);
        if (!seen.TryTake(out NoResult result, out CallFailure failure))
        {
            return Take(suspended.Pool).StartTask(this, seen, member);
        }

        ValueTask<NoResult> answer = Settle(result, failure, member, out _);
        return answer.IsCompletedSuccessfully ? Task.CompletedTask : answer.AsTask();
    }

    private static SuspendedCall<TPending, TResult, TMember> Take<TPending, TResult, TMember>(
        ObjectPool<SuspendedCall<TPending, TResult, TMember>> pool)
        where TPending : struct, IPending<TResult>
        where TMember : struct, IMemberCall<TResult> =>
        pool.Take() ?? new SuspendedCall<TPending, TResult, TMember>(pool);

    /// <summary>Lets the member look at an answer; what it refuses has failed.</summary>
    internal static bool IsAccepted<TResult, TMember>(TMember member, TResult result, out CallFailure failure)
        where TMember : struct, IMemberCall<TResult>
    {
        try
        {
            bool accepted = member.Accept(result);
            failure = accepted ? default : CallFailure.WrongAnswer;
            return accepted;
        }
        catch (Exception exception)
        {
            failure = new CallFailure(exception);
            return false;
        }
    }

    /// <summary>Ends a call that has completed, well or badly.</summary>
    private ValueTask<TResult> Settle<TResult, TMember>(TResult result, CallFailure failure, TMember member, out bool accepted)
        where TMember : struct, IMemberCall<TResult>
    {
        accepted = !failure.IsFailure && IsAccepted(member, result, out failure);
        if (accepted)
        {
            CountSuccess();
            Release();
            return new ValueTask<TResult>(result);
        }

        Exception? own = CountFailure(failure, member.ShowsFailure, out Exception? reason);
        Release();
        return own is null ? member.Fallback(reason) : ValueTask.FromException<TResult>(own);
    }
}
