using HaAnalyzers.CircuitBreaking;

namespace HaAnalyzers.Guarding;

/// <content>Parts that break separately: members, or keys.</content>
public sealed partial class GuardedDependency
{
    private readonly object _partsGate = new();
    private readonly List<GuardedDependency> _parts = [];
    private EventHandler<CircuitStateChangedEventArgs>? _stateChanged;

    /// <summary>Raised after every change of state of the breaker and of those of all parts.</summary>
    /// <remarks>As <see cref="CircuitBreaker.StateChanged"/>; the breaker is the sender.</remarks>
    public event EventHandler<CircuitStateChangedEventArgs>? StateChanged
    {
        add => Subscribe(value, static (breaker, handler) => breaker.StateChanged += handler, added: true);
        remove => Subscribe(value, static (breaker, handler) => breaker.StateChanged -= handler, added: false);
    }

    /// <summary>The breaker of the contract, then those of its parts, a copy.</summary>
    public IReadOnlyList<CircuitBreaker> Breakers => [.. WithParts.Select(part => part.Breaker)];

    /// <summary>This and its parts, a copy.</summary>
    internal IReadOnlyList<GuardedDependency> WithParts
    {
        get
        {
            lock (_partsGate)
            {
                return [this, .. _parts];
            }
        }
    }

    /// <summary>Creates the part that the calls of one member have for themselves; used by generated code.</summary>
    /// <param name="member">The member. The breaker of the part is named after contract and member.</param>
    /// <returns>A dependency with the options of this one, now and after every <see cref="Configure"/>.</returns>
    public GuardedDependency CreatePart(string member)
    {
        ArgumentException.ThrowIfNullOrEmpty(member);
        return AddPart("." + member);
    }

    internal GuardedDependency AddPart(string name)
    {
        lock (_partsGate)
        {
            var part = new GuardedDependency(Contract, name, Settings.Options, TimeProvider);
            part.Breaker.StateChanged += _stateChanged;
            _parts.Add(part);
            return part;
        }
    }

    internal void RemovePart(GuardedDependency part)
    {
        lock (_partsGate)
        {
            _parts.Remove(part);
        }
    }

    private void ConfigureParts(DependencyOptions options)
    {
        lock (_partsGate)
        {
            foreach (GuardedDependency part in _parts)
            {
                part.Configure(options);
            }
        }
    }

    private void Subscribe(
        EventHandler<CircuitStateChangedEventArgs>? handler, Action<CircuitBreaker, EventHandler<CircuitStateChangedEventArgs>?> subscribe, bool added)
    {
        lock (_partsGate)
        {
            _stateChanged = added ? _stateChanged + handler : _stateChanged - handler;
            subscribe(Breaker, handler);
            foreach (GuardedDependency part in _parts)
            {
                subscribe(part.Breaker, handler);
            }
        }
    }
}
