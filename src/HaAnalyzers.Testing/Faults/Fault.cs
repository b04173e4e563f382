using System.Net.Http;

namespace HaAnalyzers.Testing;

/// <summary>One way in which a dependency misbehaves; what <see cref="FaultScript{TDouble}"/> calls by its verbs, for those that take a fault.</summary>
public abstract class Fault
{
    /// <summary>The longest delay or period that a script takes.</summary>
    internal static readonly TimeSpan MaxDuration = TimeSpan.FromDays(1);

    private protected Fault()
    {
    }

    /// <summary>Nobody is there: an <see cref="HttpRequestException"/> with <see cref="HttpRequestError.ConnectionError"/>, at once.</summary>
    public static Fault Down { get; } = new FailingFault(static where =>
        new HttpRequestException(HttpRequestError.ConnectionError, $"{where} was told to be down."));

    /// <summary>No answer, until the caller's token ends the call or the script changes: then the connection is cut.</summary>
    public static Fault Hang { get; } = new HangingFault();

    /// <summary>What the fault answers with, where it is a wrong answer.</summary>
    internal virtual GivenAnswer? Answer => null;

    /// <summary>The right answer, late.</summary>
    /// <param name="delay">Zero to one day, by the clock of the double. The caller's token ends the wait.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="delay"/> is negative or above one day.</exception>
    public static Fault Slow(TimeSpan delay)
    {
        Ranges.ThrowIfOutside(delay, TimeSpan.Zero, MaxDuration, nameof(delay));
        return new SlowFault(delay);
    }

    /// <summary>An exception of one's own, new for each call.</summary>
    /// <typeparam name="TException">The exception.</typeparam>
    /// <returns>The fault.</returns>
    public static Fault Error<TException>()
        where TException : Exception, new() => Error(static () => new TException());

    /// <summary>An exception of one's own.</summary>
    /// <param name="create">Creates it, once for each call.</param>
    /// <returns>The fault.</returns>
    public static Fault Error(Func<Exception> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return new FailingFault(where => create() ?? throw new InvalidOperationException($"The function that creates the error of {where} returned null."));
    }

    /// <summary>An answer, at once, but a wrong one: what is meant for a <c>[ResultCheck]</c>, or for the page, to notice.</summary>
    /// <typeparam name="TResult">The type of the answer.</typeparam>
    /// <param name="result">What is behind the task, where the member returns one.</param>
    /// <returns>The fault.</returns>
    public static Fault Wrong<TResult>(TResult result) => new WrongFault(new GivenAnswer(result));

    /// <summary>Comes back where the call is to be answered, and throws, or ends by the token, where it is not.</summary>
    /// <param name="where">The double and the member.</param>
    /// <param name="time">The clock of the double.</param>
    /// <param name="replaced">Completes when the script is replaced by another.</param>
    /// <param name="cancellationToken">The caller's.</param>
    internal abstract Task StrikeAsync(string where, TimeProvider time, Task replaced, CancellationToken cancellationToken);
}
