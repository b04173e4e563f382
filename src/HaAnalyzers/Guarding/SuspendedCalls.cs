namespace HaAnalyzers.Guarding;

/// <summary>Keeps what waiting for a member with a result needs, for the next call that has to wait; used by generated code.</summary>
/// <typeparam name="TResult">What the caller gets in the end.</typeparam>
/// <typeparam name="TMember">The member and its arguments.</typeparam>
public sealed class SuspendedCalls<TResult, TMember>
    where TMember : struct, IMemberCall<TResult>
{
    internal ObjectPool<SuspendedCall<PendingResult<TResult>, TResult, TMember>> Pool { get; } = new();
}

/// <summary>Keeps what waiting for a member without a result needs, for the next call that has to wait; used by generated code.</summary>
/// <typeparam name="TMember">The member and its arguments.</typeparam>
public sealed class SuspendedCalls<TMember>
    where TMember : struct, IMemberCall<NoResult>
{
    internal ObjectPool<SuspendedCall<PendingNoResult, NoResult, TMember>> Pool { get; } = new();
}
