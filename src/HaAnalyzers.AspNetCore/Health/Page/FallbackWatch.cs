using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace HaAnalyzers.AspNetCore;

/// <summary>
/// Remembers the last fallback of each contract. It listens to the two instruments that are written to when a fallback is served, so calls
/// that reach their dependency cost what they did before.
/// </summary>
internal sealed class FallbackWatch : IDisposable
{
    private const string Fallbacks = "haanalyzers.guard.fallbacks";
    private const string FallbackAge = "haanalyzers.guard.fallback.age";
    private const string Dependency = "haanalyzers.dependency";
    private const string Kind = "haanalyzers.fallback.kind";

    private readonly ConcurrentDictionary<string, ServedFallback> _served = new(StringComparer.Ordinal);
    private readonly TimeProvider _time;
    private readonly MeterListener _listener;

    /// <summary>The age of an answer is measured just before the answer is counted, by the same call.</summary>
    [ThreadStatic]
    private static double? s_age;

    public FallbackWatch(TimeProvider time)
    {
        _time = time;
        _listener = new MeterListener
        {
            InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == "HaAnalyzers" && instrument.Name is Fallbacks or FallbackAge)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            },
        };
        _listener.SetMeasurementEventCallback<double>(static (_, seconds, _, _) => s_age = seconds);
        _listener.SetMeasurementEventCallback<long>((_, _, tags, _) => Remember(tags));
        _listener.Start();
    }

    /// <param name="dependency">A contract, or a breaker of it: what follows the name of the contract is left out of account.</param>
    public ServedFallback? Find(string dependency) => _served
        .Where(entry => IsOf(entry.Key, dependency))
        .Select(static entry => entry.Value)
        .MaxBy(static fallback => fallback.At);

    public void Dispose() => _listener.Dispose();

    private static bool IsOf(string contract, string dependency) =>
        dependency.StartsWith(contract, StringComparison.Ordinal)
        && (dependency.Length == contract.Length || !char.IsLetterOrDigit(dependency[contract.Length]));

    private void Remember(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string? contract = null;
        string? kind = null;
        foreach (KeyValuePair<string, object?> tag in tags)
        {
            contract = tag.Key == Dependency ? tag.Value as string : contract;
            kind = tag.Key == Kind ? tag.Value as string : kind;
        }

        TimeSpan? age = s_age is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        s_age = null;
        if (contract is not null && kind is not null)
        {
            _served[contract] = new ServedFallback(kind, kind == "cached" ? age : null, _time.GetUtcNow());
        }
    }
}
