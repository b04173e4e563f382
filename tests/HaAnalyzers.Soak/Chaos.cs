using System.Threading.Tasks.Sources;

namespace HaAnalyzers.Soak;

/// <summary>Answers, flaps, hangs, ignores its token, throws at once, returns tasks that are null or used up, and throws when it is told to stop.</summary>
internal sealed class Chaos : IChaos
{
    private static readonly TimeSpan LongerThanTheTimeout = TimeSpan.FromMilliseconds(250);

    private long _calls;

    public long Calls => Volatile.Read(ref _calls);

    /// <summary>In every other second it only answers, so that the breaker closes again.</summary>
    private static bool IsWell => Environment.TickCount64 / 1_000 % 2 == 0;

    public int Count(int id) => Misbehaves(out int how) && how < 4 ? throw new HttpRequestException("Down.") : id;

    public int Find(int id, CancellationToken cancellationToken)
    {
        if (Misbehaves(out int how) && how == 0)
        {
            cancellationToken.WaitHandle.WaitOne(LongerThanTheTimeout);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return Count(id);
    }

    public Task<int> FindAsync(int id, CancellationToken cancellationToken)
    {
        if (!Misbehaves(out int how))
        {
            return how < 5 ? Task.FromResult(id) : AnswerLater(id);
        }

        return how switch
        {
            0 => throw new HttpRequestException("Down."),
            1 => Task.FromException<int>(new HttpRequestException("Down.")),
            2 => null!,
            3 => FailLater(id),
            4 => HangIgnoringTheToken(id),
            5 => HangObeyingTheToken(id, cancellationToken),
            6 => Task.FromCanceled<int>(new CancellationToken(canceled: true)),
            7 => ThrowWhenTold(id, cancellationToken),
            _ => AnswerLater(id),
        };
    }

    public ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken)
    {
        if (!Misbehaves(out int how))
        {
            return how < 5 ? new ValueTask<int>(id) : new ValueTask<int>(AnswerLater(id));
        }

        return how switch
        {
            0 => UsedUp.Value(),
            1 => new ValueTask<int>(new BrokenSource(), 0),
            _ => new ValueTask<int>(FindAsync(id, cancellationToken) ?? FailLater(id)),
        };
    }

    public Task SendAsync(int id) => FindAsync(id, CancellationToken.None);

    public ValueTask SendValueAsync(int id, CancellationToken cancellationToken) => new(FindAsync(id, cancellationToken) ?? FailLater(id));

    private bool Misbehaves(out int how)
    {
        Interlocked.Increment(ref _calls);
        how = Random.Shared.Next(10);
        return !IsWell && Random.Shared.Next(2) == 0;
    }

    private static async Task<int> AnswerLater(int id)
    {
        await Task.Yield();
        return id;
    }

    private static async Task<int> FailLater(int id)
    {
        await Task.Yield();
        throw new HttpRequestException($"Down for {id}.");
    }

    private static async Task<int> HangIgnoringTheToken(int id)
    {
        await Task.Delay(LongerThanTheTimeout, CancellationToken.None);
        return id % 2 == 0 ? id : throw new HttpRequestException("Down, but late.");
    }

    private static async Task<int> HangObeyingTheToken(int id, CancellationToken cancellationToken)
    {
        await Task.Delay(LongerThanTheTimeout, cancellationToken);
        return id;
    }

    private static async Task<int> ThrowWhenTold(int id, CancellationToken cancellationToken)
    {
        await using CancellationTokenRegistration registration = cancellationToken.UnsafeRegister(static _ => throw new ToldToStopException(), null);
        return await HangIgnoringTheToken(id);
    }

    /// <summary>Says that it is complete and fails when it is read.</summary>
    private sealed class BrokenSource : IValueTaskSource<int>
    {
        public int GetResult(short token) => throw new InvalidOperationException("Broken.");

        public ValueTaskSourceStatus GetStatus(short token) => ValueTaskSourceStatus.Succeeded;

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) => continuation(state);
    }

    /// <summary>A value task that somebody has awaited already.</summary>
    private sealed class UsedUp : IValueTaskSource<int>
    {
        private ManualResetValueTaskSourceCore<int> _core;

        public static ValueTask<int> Value()
        {
            var source = new UsedUp();
            var value = new ValueTask<int>(source, source._core.Version);
            source._core.Reset();
            return value;
        }

        public int GetResult(short token) => _core.GetResult(token);

        public ValueTaskSourceStatus GetStatus(short token) => _core.GetStatus(token);

        public void OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
            _core.OnCompleted(continuation, state, token, flags);
    }
}
