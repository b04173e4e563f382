using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;

namespace HaAnalyzers.Guarding;

/// <summary>
/// The last good answers of one member by its arguments: at most a fixed number, and none beyond a fixed age. Thread safe.
/// </summary>
/// <remarks>
/// <para>
/// A full cache makes room by S3-FIFO (Yang et al., "FIFO queues are all you need for cache eviction", SOSP 2023): keys asked for once
/// pass through a tenth of the capacity, keys asked for again keep the rest. A flood of keys that are asked for once does not push out
/// those that are asked for repeatedly. An answer too old to be served goes first.
/// </para>
/// <para>
/// A key that is known is found, read and updated without a lock and without an allocation; only a new key takes a lock. Of answers to
/// the same key the one given last stays, in whatever order they arrive. A key whose <see cref="object.Equals(object)"/> or
/// <see cref="object.GetHashCode"/> throws counts as unknown, and its exception goes to
/// <see cref="TaskScheduler.UnobservedTaskException"/>: the guarded call goes on as if nothing were cached.
/// </para>
/// </remarks>
/// <typeparam name="TKey">The arguments; needs value equality.</typeparam>
/// <typeparam name="TValue">The answer; the caller gets the very instance that was given, so nobody may change it.</typeparam>
public sealed class CachedResponses<TKey, TValue>
    where TKey : notnull
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<ResponseKey<TKey>, CachedResponse<TKey, TValue>> _byKey;
    private readonly EvictionQueues _eviction;
    private readonly TimeSpan _maxAge;
    private readonly long _maxAgeInTimestamps;
    private readonly TimeProvider _time;
    private IResponseSink<TKey, TValue>? _sink;

    /// <summary>Creates an empty cache.</summary>
    /// <param name="capacity">The answers kept at most. 1 to 10,000,000.</param>
    /// <param name="maxAge">The age from which an answer is too old to be served. 1 s to 31,536,000 s (one year).</param>
    /// <param name="timeProvider">The clock.</param>
    /// <exception cref="ArgumentException">A value is out of range; the message names it, its value and the range.</exception>
    public CachedResponses(int capacity, TimeSpan maxAge, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(timeProvider);
        var problems = new OptionProblems();
        problems.Check(OptionRange.Capacity, capacity);
        problems.Check(OptionRange.MaxAgeSeconds, maxAge.TotalSeconds);
        OptionProblems.ThrowIfAny("the cached fallback", problems.ToArray(), nameof(capacity));
        _eviction = new EvictionQueues(capacity);
        _maxAge = maxAge;
        _time = timeProvider;
        _maxAgeInTimestamps = ToTimestamps(maxAge);
        // Keys are added and removed under one lock, so one of the dictionary's own is enough.
        _byKey = new(concurrencyLevel: 1, capacity: Math.Min(capacity, 31), ResponseKeyComparer<TKey>.Instance);
    }

    /// <summary>The age from which an answer is too old to be served.</summary>
    internal TimeSpan MaxAge => _maxAge;

    /// <summary>The answers kept now.</summary>
    internal int Count => _byKey.Count;

    /// <summary>Remembers an answer, in place of an older one for the same key.</summary>
    /// <param name="key">The arguments.</param>
    /// <param name="value">The answer.</param>
    public void Set(TKey key, TValue value)
    {
        long now = _time.GetTimestamp();
        try
        {
            CachedResponse<TKey, TValue> response = Store(key, value, now);
            if (Volatile.Read(ref _sink) is { } sink && response.Sharing.IsDue(now, sink.Pace))
            {
                sink.Offer(response);
            }
        }
        catch (Exception exception)
        {
            UnobservedExceptions.Report(exception);
        }
    }

    /// <summary>Finds the last good answer.</summary>
    /// <param name="key">The arguments.</param>
    /// <param name="value">The answer.</param>
    /// <param name="age">The time since it was given.</param>
    /// <returns>False when there is none, or none young enough.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value, out TimeSpan age)
    {
        try
        {
            ResponseKey<TKey> lookup = ResponseKey<TKey>.ToFind(key);
            if (_byKey.TryGetValue(lookup, out CachedResponse<TKey, TValue>? response))
            {
                response.Read(out value, out long givenAt);
                age = _time.GetElapsedTime(givenAt);
                if (age < _maxAge)
                {
                    response.CountRequest();
                    return true;
                }
            }

            Volatile.Read(ref _sink)?.Miss(key, lookup.Hash);
        }
        catch (Exception exception)
        {
            UnobservedExceptions.Report(exception);
        }

        value = default;
        age = default;
        return false;
    }

    /// <summary>From now on answers are offered to, and missed ones asked from, somebody outside.</summary>
    internal void ShareWith(IResponseSink<TKey, TValue> sink) => Volatile.Write(ref _sink, sink);

    /// <summary>Takes an answer from outside, unless a newer one is known or it is too old.</summary>
    internal void Restore(TKey key, TValue value, TimeSpan age)
    {
        if (age < _maxAge)
        {
            long now = _time.GetTimestamp();
            Store(key, value, now - ToTimestamps(age)).Sharing.MarkShared(now);
        }
    }

    /// <summary>An interval in the unit of <see cref="TimeProvider.GetTimestamp"/>.</summary>
    internal long ToTimestamps(TimeSpan interval) => (long)(interval.TotalSeconds * _time.TimestampFrequency);

    private CachedResponse<TKey, TValue> Store(TKey key, TValue value, long givenAt)
    {
        ResponseKey<TKey> lookup = ResponseKey<TKey>.ToFind(key);
        if (_byKey.TryGetValue(lookup, out CachedResponse<TKey, TValue>? known) && known.TryReplace(value, givenAt))
        {
            known.CountRequest();
            return known;
        }

        lock (_gate)
        {
            // Nothing is evicted while the lock is held: what is found now takes the answer.
            if (_byKey.TryGetValue(lookup, out known) && known.TryReplace(value, givenAt))
            {
                known.CountRequest();
                return known;
            }

            var added = new CachedResponse<TKey, TValue>(key, lookup.Hash, value, givenAt);
            _byKey.TryAdd(added.StoredKey, added);
            if (_eviction.Add(added, tooOldBefore: givenAt - _maxAgeInTimestamps) is CachedResponse<TKey, TValue> evicted)
            {
                _byKey.TryRemove(evicted.StoredKey, out _);
                evicted.MarkEvicted();
            }

            return added;
        }
    }
}
