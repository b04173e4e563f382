using System.Collections.Concurrent;
using System.Globalization;
using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Guarding;

/// <summary>
/// The parts of one dependency by key, each with its own breaker, deadline and concurrency limit; used by generated code. Thread safe.
/// </summary>
/// <typeparam name="TKey">The type of the key; needs value equality.</typeparam>
public sealed class DependencyPartition<TKey>
{
    private const int DefaultCapacity = 1_000;
    private const int LongestName = 64;

    private readonly object _gate = new();
    private readonly ConcurrentDictionary<ValueTuple<TKey>, Part> _parts = new();
    private readonly GuardedDependency _whole;
    private readonly string _name;
    private readonly int _capacity;
    private readonly Lazy<GuardedDependency> _others;

    /// <summary>Creates an empty partition.</summary>
    /// <param name="whole">The dependency it divides.</param>
    /// <param name="member">The member whose calls it divides; <see langword="null"/> for those of the contract.</param>
    public DependencyPartition(GuardedDependency whole, string? member = null)
        : this(whole, member, DefaultCapacity)
    {
    }

    internal DependencyPartition(GuardedDependency whole, string? member, int capacity)
    {
        ArgumentNullException.ThrowIfNull(whole);
        _whole = whole;
        _name = member is null ? "" : "." + member;
        _capacity = capacity;
        _others = new Lazy<GuardedDependency>(() => whole.AddPart(_name + "[*]"));
    }

    /// <summary>The keys that have a breaker.</summary>
    internal int Count => _parts.Count;

    /// <summary>Finds the part of a key, or creates it.</summary>
    /// <param name="key">The key; may be <see langword="null"/>.</param>
    /// <returns>
    /// The part; while as many keys as allowed are in use, or when the key cannot be compared, the one that all further keys share.
    /// </returns>
    public GuardedDependency For(TKey key)
    {
        try
        {
            if (!_parts.TryGetValue(new ValueTuple<TKey>(key), out Part? part))
            {
                return Add(key);
            }

            part.IsUsed = true;
            return part.Dependency;
        }
        catch (Exception exception)
        {
            // The key compares itself by code of the program. What that throws must not break the call.
            UnobservedExceptions.Report(exception);
            return _others.Value;
        }
    }

    private GuardedDependency Add(TKey key)
    {
        lock (_gate)
        {
            if (_parts.TryGetValue(new ValueTuple<TKey>(key), out Part? part))
            {
                return part.Dependency;
            }

            if (_parts.Count >= _capacity && !TryMakeRoom())
            {
                return _others.Value;
            }

            part = new Part(_whole.AddPart($"{_name}[{NameOf(key)}]"));
            _parts[new ValueTuple<TKey>(key)] = part;
            return part.Dependency;
        }
    }

    /// <summary>Removes the keys that no call has used since it was last asked to, and that have nothing to remember.</summary>
    private bool TryMakeRoom()
    {
        foreach ((ValueTuple<TKey> key, Part part) in _parts)
        {
            bool isIdle = !part.IsUsed && part.Dependency is { UnderWay: 0, Breaker.State: CircuitState.Closed };
            part.IsUsed = false;
            if (isIdle && _parts.TryRemove(key, out _))
            {
                _whole.RemovePart(part.Dependency);
            }
        }

        return _parts.Count < _capacity;
    }

    private static string NameOf(TKey key)
    {
        string name = key is null ? "null" : Convert.ToString(key, CultureInfo.InvariantCulture) ?? "";
        return name.Length <= LongestName ? name : string.Concat(name.AsSpan(0, LongestName), "…");
    }

    private sealed class Part(GuardedDependency dependency)
    {
        public GuardedDependency Dependency { get; } = dependency;

        /// <summary>Whether it has been asked for since room was last made.</summary>
        public bool IsUsed { get; set; } = true;
    }
}
