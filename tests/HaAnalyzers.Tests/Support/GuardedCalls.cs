using System.Runtime.CompilerServices;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Support;

/// <summary>Ends calls as generated guards do, and tells how they ended.</summary>
internal static class GuardedCalls
{
    public static async ValueTask<CallOutcome<T>> CompleteAsync<T>(this GuardedCall call, ValueTask<T> pending)
    {
        var failure = new StrongBox<Exception?>();
        return Outcome(await call.CompleteAsync(Calls<T, RecordedCall<T>>(call), pending, new RecordedCall<T>(failure)).ConfigureAwait(false), failure);
    }

    public static async ValueTask<CallOutcome<T>> CompleteAsync<T>(this GuardedCall call, Task<T> pending)
    {
        var failure = new StrongBox<Exception?>();
        return Outcome(await call.CompleteAsync(Calls<T, RecordedCall<T>>(call), pending, new RecordedCall<T>(failure)).ConfigureAwait(false), failure);
    }

    public static async ValueTask<CallOutcome<NoResult>> CompleteAsync(this GuardedCall call, ValueTask pending)
    {
        var failure = new StrongBox<Exception?>();
        await call.CompleteAsync(Calls<RecordedCall<NoResult>>(call), pending, new RecordedCall<NoResult>(failure)).ConfigureAwait(false);
        return Outcome(default(NoResult), failure);
    }

    public static async ValueTask<CallOutcome<NoResult>> CompleteAsync(this GuardedCall call, Task pending)
    {
        var failure = new StrongBox<Exception?>();
        await call.CompleteAsync(Calls<RecordedCall<NoResult>>(call), pending, new RecordedCall<NoResult>(failure)).ConfigureAwait(false);
        return Outcome(default(NoResult), failure);
    }

    /// <summary>The guard's own task, with nothing around it.</summary>
    public static ValueTask<T> AnswerAsync<T>(this GuardedCall call, ValueTask<T> pending) =>
        call.CompleteAsync(Calls<T, DefaultingCall<T>>(call), pending, default(DefaultingCall<T>));

    /// <inheritdoc cref="AnswerAsync{T}(GuardedCall, ValueTask{T})"/>
    public static Task<T> AnswerAsync<T>(this GuardedCall call, Task<T> pending) =>
        call.CompleteAsync(Calls<T, DefaultingCall<T>>(call), pending, default(DefaultingCall<T>));

    /// <inheritdoc cref="AnswerAsync{T}(GuardedCall, ValueTask{T})"/>
    public static ValueTask AnswerAsync(this GuardedCall call, ValueTask pending) =>
        call.CompleteAsync(Calls<DefaultingCall<NoResult>>(call), pending, default(DefaultingCall<NoResult>));

    /// <inheritdoc cref="AnswerAsync{T}(GuardedCall, ValueTask{T})"/>
    public static Task AnswerAsync(this GuardedCall call, Task pending) =>
        call.CompleteAsync(Calls<DefaultingCall<NoResult>>(call), pending, default(DefaultingCall<NoResult>));

    private static CallOutcome<T> Outcome<T>(T result, StrongBox<Exception?> failure) => new(failure.Value is null, result, failure.Value);

    private static SuspendedCalls<T, TMember> Calls<T, TMember>(GuardedCall call)
        where TMember : struct, IMemberCall<T> =>
        call.Dependency.SuspendedCalls<SuspendedCalls<T, TMember>>();

    private static SuspendedCalls<TMember> Calls<TMember>(GuardedCall call)
        where TMember : struct, IMemberCall<NoResult> =>
        call.Dependency.SuspendedCalls<SuspendedCalls<TMember>>();
}
