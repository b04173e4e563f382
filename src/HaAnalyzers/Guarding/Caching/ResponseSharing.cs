namespace HaAnalyzers.Guarding;

/// <summary>How often one answer is offered outside.</summary>
/// <param name="WhenChanged">The time between two offers at least, in timestamps.</param>
/// <param name="WhenTheSame">The same for an answer that has not changed since; its age has.</param>
internal readonly record struct SharingPace(long WhenChanged, long WhenTheSame);

/// <summary>What was offered of one answer; changed in place.</summary>
internal struct ResponseSharing
{
    private long _offeredAt;
    private bool _wasOffered;
    private int _isWaiting;
    private long _writtenAt;
    private int? _writtenDigest;

    /// <summary>A changed answer has come in since the last offer.</summary>
    public bool HasChanged { get; set; }

    /// <summary>Says whether the answer is to be offered now: at most one offer of it is ever waiting.</summary>
    public bool IsDue(long now, SharingPace pace)
    {
        if (Volatile.Read(ref _isWaiting) != 0
            || (_wasOffered && now - Volatile.Read(ref _offeredAt) < (HasChanged ? pace.WhenChanged : pace.WhenTheSame))
            || Interlocked.CompareExchange(ref _isWaiting, 1, 0) != 0)
        {
            return false;
        }

        MarkShared(now);
        return true;
    }

    public void MarkShared(long now)
    {
        Volatile.Write(ref _offeredAt, now);
        _wasOffered = true;
        HasChanged = false;
    }

    /// <summary>
    /// Says whether the answer is worth writing: what a dependency sends over the network is a new instance each time, and mostly the same.
    /// </summary>
    /// <param name="digest">A hash of the answer as it would be written.</param>
    /// <param name="now">The time, in timestamps.</param>
    /// <param name="pace">How often an answer that is the same is written.</param>
    public bool IsNews(int digest, long now, SharingPace pace)
    {
        if (_writtenDigest == digest && now - _writtenAt < pace.WhenTheSame)
        {
            return false;
        }

        _writtenDigest = digest;
        _writtenAt = now;
        return true;
    }

    /// <summary>To be called before the answer is read for the offer: what comes in from then on is news.</summary>
    public void EndWaiting() => Volatile.Write(ref _isWaiting, 0);
}
