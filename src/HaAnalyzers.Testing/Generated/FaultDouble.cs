using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace HaAnalyzers.Testing;

/// <summary>
/// The base of generated doubles: <c>FaultyRecommendations</c> implements <c>IRecommendations</c> and does what it is told. As long as it
/// is told nothing it is healthy: it passes every call on to the implementation behind it, and without one answers with empty collections
/// and texts, zeros and nulls.
/// </summary>
/// <remarks>The members of the contract are implemented explicitly: what the double itself shows is its script.</remarks>
/// <typeparam name="TDouble">The double.</typeparam>
/// <typeparam name="TContract">The contract.</typeparam>
public abstract class FaultDouble<TDouble, TContract> : FaultScript<TDouble>
    where TDouble : FaultDouble<TDouble, TContract>
    where TContract : class
{
    private readonly Dictionary<string, ScriptedMember> _members;

    /// <summary>Called by generated doubles.</summary>
    /// <param name="inner">What answers while the double is healthy, or <see langword="null"/>.</param>
    /// <param name="timeProvider">The clock; <see langword="null"/> for the system clock.</param>
    /// <param name="members">The members of the contract, overloads and both accessors of a property each for themselves.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    [SuppressMessage("ApiDesign", "RS0022", Justification = "Generated doubles derive from it; the members of the base that matter are hidden from them.")]
    protected FaultDouble(TContract? inner, TimeProvider? timeProvider, params FaultMember[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        Inner = inner;
        Time = timeProvider ?? TimeProvider.System;
        Where = TypeNames.Of(typeof(TDouble));
        _members = members
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .ToDictionary(overloads => overloads.Key, overloads => new ScriptedMember(Where, overloads, Time), StringComparer.Ordinal);
    }

    /// <summary>
    /// What stands in for the contract: the double itself where it is an interface, another object where it is a class. The double converts to
    /// it by itself.
    /// </summary>
    public virtual TContract Instance => (TContract)(object)this;

    /// <summary>How often the members of the contract have been called, however it ended. A stream is called each time it is read.</summary>
    public int Calls => _members.Values.Sum(member => member.Calls);

    /// <summary>What answers while the double is healthy.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected TContract? Inner { get; }

    private protected override TDouble Double => (TDouble)this;

    private protected override TimeProvider Time { get; }

    private protected override IReadOnlyCollection<ScriptedMember> Members => _members.Values;

    private protected override string Where { get; }

    /// <summary>The script of one member alone: <c>faulty.ForMember(nameof(IRecommendations.ForUserAsync)).Hang()</c>.</summary>
    /// <param name="member">The name of a method, with all its overloads, or of a property; <c>Item</c> for indexers.</param>
    /// <returns>The verbs for that member; each returns the double.</returns>
    /// <exception cref="ArgumentException">The contract has no such member.</exception>
    public MemberFaults<TDouble> ForMember(string member) => new(Double, Find(member), Time);

    /// <summary>How often one member has been called, however it ended.</summary>
    /// <param name="member">As for <see cref="ForMember"/>.</param>
    /// <returns>The number of calls since the double was created.</returns>
    /// <exception cref="ArgumentException">The contract has no such member.</exception>
    public int CallsOf(string member) => Find(member).Calls;

    /// <summary>A call that returns no task: comes back when the contract's member is to be answered.</summary>
    /// <param name="member">The name of the member.</param>
    /// <param name="cancellationToken">The caller's.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected void Enter(string member, CancellationToken cancellationToken) => _members[member].Begin().Strike(cancellationToken);

    /// <summary>A call that returns no task.</summary>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="member">The name of the member.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <param name="result">The answer that the script has.</param>
    /// <returns>Whether it has one.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected bool TryAnswer<TResult>(string member, CancellationToken cancellationToken, out TResult result)
    {
        FaultedCall call = _members[member].Begin();
        call.Strike(cancellationToken);
        return call.TryAnswer(out result);
    }

    /// <summary>A call that returns a task.</summary>
    /// <param name="member">The name of the member.</param>
    /// <param name="healthy">The call as it should be.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The task.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task AnswerTask(string member, Func<Task> healthy, CancellationToken cancellationToken)
    {
        FaultedCall call = _members[member].Begin();
        return call.IsUntouched ? healthy() : AnswerAsync();

        async Task AnswerAsync()
        {
            await call.StrikeAsync(cancellationToken).ConfigureAwait(false);
            await healthy().ConfigureAwait(false);
        }
    }

    /// <summary>A call that returns a task with an answer.</summary>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="member">The name of the member.</param>
    /// <param name="healthy">The call as it should be.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The task.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected Task<TResult> AnswerTask<TResult>(string member, Func<Task<TResult>> healthy, CancellationToken cancellationToken)
    {
        FaultedCall call = _members[member].Begin();
        return call.IsUntouched ? healthy() : AnswerAsync();

        async Task<TResult> AnswerAsync()
        {
            await call.StrikeAsync(cancellationToken).ConfigureAwait(false);
            return call.TryAnswer(out TResult given) ? given : await healthy().ConfigureAwait(false);
        }
    }

    /// <summary>A call that returns a value task.</summary>
    /// <param name="member">The name of the member.</param>
    /// <param name="healthy">The call as it should be.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The task.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ValueTask AnswerValueTask(string member, Func<ValueTask> healthy, CancellationToken cancellationToken) =>
        new(AnswerTask(member, () => healthy().AsTask(), cancellationToken));

    /// <summary>A call that returns a value task with an answer.</summary>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="member">The name of the member.</param>
    /// <param name="healthy">The call as it should be.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The task.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected ValueTask<TResult> AnswerValueTask<TResult>(string member, Func<ValueTask<TResult>> healthy, CancellationToken cancellationToken) =>
        new(AnswerTask(member, () => healthy().AsTask(), cancellationToken));

    /// <summary>A call that returns a stream: it begins when somebody reads.</summary>
    /// <typeparam name="TElement">The type of the elements.</typeparam>
    /// <param name="member">The name of the member.</param>
    /// <param name="healthy">The stream as it should be.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>The stream.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected IAsyncEnumerable<TElement> AnswerStream<TElement>(
        string member, Func<IAsyncEnumerable<TElement>> healthy, CancellationToken cancellationToken)
    {
        return ReadAsync(cancellationToken);

        // Both tokens in one: that of the call, and that of who reads.
        async IAsyncEnumerable<TElement> ReadAsync([EnumeratorCancellation] CancellationToken either)
        {
            FaultedCall call = _members[member].Begin();
            await call.StrikeAsync(either).ConfigureAwait(false);
            IAsyncEnumerable<TElement> stream = call.TryAnswer(out IAsyncEnumerable<TElement> given) ? given : healthy();
            await foreach (TElement element in stream.WithCancellation(either).ConfigureAwait(false))
            {
                yield return element;
            }
        }
    }

    private ScriptedMember Find(string member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return _members.TryGetValue(member, out ScriptedMember? found)
            ? found
            : throw new ArgumentException(
                $"{TypeNames.Of(typeof(TContract))} has no member '{member}'; it has {string.Join(", ", _members.Keys)}.", nameof(member));
    }
}
