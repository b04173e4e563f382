using System.Diagnostics.CodeAnalysis;

namespace HaAnalyzers.Guarding;

/// <summary>
/// The last good answers of one member by its arguments: at most a fixed number, the ones unused longest go first, and none beyond a
/// fixed age. Thread safe.
/// </summary>
/// <typeparam name="TKey">The arguments; needs value equality.</typeparam>
/// <typeparam name="TValue">The answer.</typeparam>
public sealed class CachedResponses<TKey, TValue>
    where TKey : notnull
{
    private readonly object _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<Answer>> _byKey = [];
    private readonly LinkedList<Answer> _recentFirst = new();
    private readonly int _capacity;
    private readonly TimeSpan _maxAge;
    private readonly TimeProvider _time;

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
        _capacity = capacity;
        _maxAge = maxAge;
        _time = timeProvider;
    }

    /// <summary>Remembers an answer, in place of an older one for the same key.</summary>
    /// <param name="key">The arguments.</param>
    /// <param name="value">The answer.</param>
    public void Set(TKey key, TValue value)
    {
        long now = _time.GetTimestamp();
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out LinkedListNode<Answer>? node))
            {
                _recentFirst.Remove(node);
            }
            else
            {
                node = MakeRoom() ?? new LinkedListNode<Answer>(default);
                _byKey.Add(key, node);
            }

            node.ValueRef = new Answer(key, value, now);
            _recentFirst.AddFirst(node);
        }
    }

    /// <summary>Finds the last good answer.</summary>
    /// <param name="key">The arguments.</param>
    /// <param name="value">The answer.</param>
    /// <param name="age">The time since it was given.</param>
    /// <returns>False when there is none, or none young enough.</returns>
    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value, out TimeSpan age)
    {
        lock (_gate)
        {
            if (_byKey.TryGetValue(key, out LinkedListNode<Answer>? node))
            {
                age = _time.GetElapsedTime(node.ValueRef.GivenAt);
                _recentFirst.Remove(node);
                if (age < _maxAge)
                {
                    _recentFirst.AddFirst(node);
                    value = node.ValueRef.Value;
                    return true;
                }

                _byKey.Remove(key);
            }
        }

        value = default;
        age = default;
        return false;
    }

    private LinkedListNode<Answer>? MakeRoom()
    {
        if (_byKey.Count < _capacity)
        {
            return null;
        }

        LinkedListNode<Answer> unusedLongest = _recentFirst.Last!;
        _recentFirst.RemoveLast();
        _byKey.Remove(unusedLongest.ValueRef.Key);
        return unusedLongest;
    }

    private readonly record struct Answer(TKey Key, TValue Value, long GivenAt);
}
