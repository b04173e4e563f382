using System.Net.Http;

namespace HaAnalyzers.Testing;

/// <summary>
/// What a dependency is told to do from now on. Each verb replaces the ones before it, for all members or, behind
/// <see cref="FaultDouble{TDouble, TContract}.ForMember"/>, for one.
/// </summary>
/// <typeparam name="TDouble">The double; every verb returns it, so that verbs can be chained.</typeparam>
public abstract class FaultScript<TDouble>
    where TDouble : class
{
    private const int MaxCalls = 1_000_000;

    private protected FaultScript()
    {
    }

    private protected abstract TDouble Double { get; }

    private protected abstract TimeProvider Time { get; }

    /// <summary>The members that the script is for.</summary>
    private protected abstract IReadOnlyCollection<ScriptedMember> Members { get; }

    /// <summary>The script as messages call it.</summary>
    private protected abstract string Where { get; }

    /// <summary>Nobody is there: every call fails at once with an <see cref="HttpRequestException"/>.</summary>
    /// <returns>The double.</returns>
    public TDouble Down() => Meet(Fault.Down);

    /// <summary>The right answer, but late; the caller's token ends the wait. A member without a task keeps its thread for as long.</summary>
    /// <param name="delay">Zero to one day, by the clock of the double.</param>
    /// <returns>The double.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative or above one day.</exception>
    public TDouble Slow(TimeSpan delay) => Meet(Fault.Slow(delay));

    /// <summary>
    /// No answer: a call ends when its token is cancelled, or fails when the script changes, as one whose connection is cut. A member
    /// without a task keeps its thread for as long.
    /// </summary>
    /// <returns>The double.</returns>
    public TDouble Hang() => Meet(Fault.Hang);

    /// <summary>Every call fails with an exception of its own.</summary>
    /// <typeparam name="TException">The exception.</typeparam>
    /// <returns>The double.</returns>
    public TDouble Error<TException>()
        where TException : Exception, new() => Meet(Fault.Error<TException>());

    /// <summary>Every call fails with an exception of one's own.</summary>
    /// <param name="create">Creates it, once for each call.</param>
    /// <returns>The double.</returns>
    public TDouble Error(Func<Exception> create) => Meet(Fault.Error(create));

    /// <summary>
    /// An answer, but a wrong one. Where the script is for all members, those that can return it do, and the others are healthy.
    /// </summary>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="result">What is behind the task, where the member returns one.</param>
    /// <returns>The double.</returns>
    /// <exception cref="ArgumentException">No member of the script can return it.</exception>
    public TDouble Wrong<TResult>(TResult result) => Meet(Fault.Wrong(result));

    /// <summary>Every call meets the fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>The double.</returns>
    /// <exception cref="ArgumentException">It is a wrong answer that no member of the script can return.</exception>
    public TDouble Meet(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        return Follow(new EveryCall(fault));
    }

    /// <summary>Well for some calls, then <see cref="Down"/> for some, see <see cref="Flap(int, int, Fault)"/>.</summary>
    /// <param name="up">1 to 1,000,000: so many calls are answered first …</param>
    /// <param name="down">1 to 1,000,000: … then so many fail.</param>
    /// <returns>The double.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    public TDouble Flap(int up, int down) => Flap(up, down, Fault.Down);

    /// <summary>
    /// Well for some calls, then ill for some, over and over: the same calls in every run. The calls of all members of the script are
    /// counted together.
    /// </summary>
    /// <param name="up">1 to 1,000,000: so many calls are answered first …</param>
    /// <param name="down">1 to 1,000,000: … then so many meet the fault.</param>
    /// <param name="fault">The fault.</param>
    /// <returns>The double.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of range.</exception>
    /// <exception cref="ArgumentException">It is a wrong answer that no member of the script can return.</exception>
    public TDouble Flap(int up, int down, Fault fault)
    {
        Ranges.ThrowIfOutside(up, 1, MaxCalls, nameof(up));
        Ranges.ThrowIfOutside(down, 1, MaxCalls, nameof(down));
        ArgumentNullException.ThrowIfNull(fault);
        return Follow(new AlternatingCalls(up, down, fault));
    }

    /// <summary>Well for some time, then <see cref="Down"/> for some, see <see cref="Flap(TimeSpan, TimeSpan, Fault)"/>.</summary>
    /// <param name="up">1 ms to one day: for so long calls are answered, from now on …</param>
    /// <param name="down">1 ms to one day: … then for so long they fail.</param>
    /// <returns>The double.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of range.</exception>
    public TDouble Flap(TimeSpan up, TimeSpan down) => Flap(up, down, Fault.Down);

    /// <summary>Well for some time, then ill for some, over and over, by the clock of the double.</summary>
    /// <param name="up">1 ms to one day: for so long calls are answered, from now on …</param>
    /// <param name="down">1 ms to one day: … then for so long they meet the fault.</param>
    /// <param name="fault">The fault.</param>
    /// <returns>The double.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of range.</exception>
    /// <exception cref="ArgumentException">It is a wrong answer that no member of the script can return.</exception>
    public TDouble Flap(TimeSpan up, TimeSpan down, Fault fault)
    {
        Ranges.ThrowIfOutside(up, TimeSpan.FromMilliseconds(1), Fault.MaxDuration, nameof(up));
        Ranges.ThrowIfOutside(down, TimeSpan.FromMilliseconds(1), Fault.MaxDuration, nameof(down));
        ArgumentNullException.ThrowIfNull(fault);
        return Follow(new AlternatingPeriods(up, down, fault, Time));
    }

    /// <summary>
    /// As it should be again: the answer of <see cref="Healthy{TResult}"/> where one was given, else that of the implementation behind the
    /// double, else an empty one.
    /// </summary>
    /// <returns>The double.</returns>
    public TDouble Healthy()
    {
        foreach (ScriptedMember member in Members)
        {
            member.Follow(null);
        }

        return Double;
    }

    /// <summary>As it should be, with this answer: it is remembered for when the dependency is well again.</summary>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="result">What is behind the task, where the member returns one.</param>
    /// <returns>The double.</returns>
    /// <exception cref="ArgumentException">No member of the script can return it.</exception>
    public TDouble Healthy<TResult>(TResult result)
    {
        var answer = new GivenAnswer(result);
        foreach (ScriptedMember member in ThoseThatCanAnswer(answer))
        {
            member.AnswerWith(answer);
        }

        return Healthy();
    }

    private TDouble Follow(FaultRule rule)
    {
        IReadOnlyCollection<ScriptedMember> affected = rule.Fault.Answer is { } answer ? ThoseThatCanAnswer(answer) : Members;
        foreach (ScriptedMember member in Members)
        {
            member.Follow(affected.Contains(member) ? rule : null);
        }

        return Double;
    }

    private List<ScriptedMember> ThoseThatCanAnswer(GivenAnswer answer)
    {
        List<ScriptedMember> able = [.. Members.Where(member => member.CanAnswer(answer))];
        return able.Count > 0
            ? able
            : throw new ArgumentException(
                $"{Where} cannot answer with {answer.Description}: {string.Join(", ", Members.Select(member => $"{member.Name} returns {member.Results}"))}.");
    }
}
