using HaAnalyzers.Guarding;

namespace HaAnalyzers;

/// <summary>Collects the degraded answers of an async flow, from <see cref="Degradation.Observe"/> until disposed. Thread safe.</summary>
public sealed class DegradationScope : IDisposable
{
    private readonly List<DegradedAnswer> _answers = [];
    private bool _ended;

    internal DegradationScope(DegradationScope? outer) => Outer = outer;

    /// <summary>What has been collected so far, a copy.</summary>
    public IReadOnlyList<DegradedAnswer> Answers
    {
        get
        {
            lock (_answers)
            {
                return _answers.ToArray();
            }
        }
    }

    internal DegradationScope? Outer { get; }

    internal bool HasEnded => Volatile.Read(ref _ended);

    /// <summary>Stops collecting; what has been collected stays readable.</summary>
    public void Dispose()
    {
        lock (_answers)
        {
            if (_ended)
            {
                return;
            }

            _ended = true;
        }

        Degradation.End();
    }

    internal void Add(DegradedAnswer answer)
    {
        lock (_answers)
        {
            if (!_ended)
            {
                _answers.Add(answer);
            }
        }
    }
}
