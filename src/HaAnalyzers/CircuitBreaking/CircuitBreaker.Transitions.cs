using HaAnalyzers.Telemetry;

namespace HaAnalyzers.CircuitBreaking;

/// <content>What happens under the lock.</content>
public sealed partial class CircuitBreaker
{
    private bool TryEnterByLock(out CallPermit permit)
    {
        permit = default;
        bool admitted = true;
        SchedulePoint.Reached();
        lock (_gate)
        {
            long now = _time.GetTimestamp();
            if (_period.State == CircuitState.Open && now >= _openUntil)
            {
                _probes.Begin(_breakLength);
                MoveTo(CircuitState.HalfOpen, Admission.ByLock, retryAfter: null);
            }

            switch (_period.State)
            {
                case CircuitState.Closed:
                    OpenBucket(now);
                    permit = new CallPermit(_period, probe: 0);
                    break;
                case CircuitState.HalfOpen when _probes.TryTake(now, _settings.HalfOpenProbes, out int probe):
                    permit = new CallPermit(_period, probe);
                    break;
                default:
                    admitted = false;
                    break;
            }
        }

        _notifier.Deliver(this);
        return admitted;
    }

    private void RecordProbeSuccess(CallPermit permit)
    {
        lock (_gate)
        {
            if (permit.Period != _period || !_probes.Succeed(permit.Probe, _settings.HalfOpenProbes))
            {
                return;
            }

            Reset();
        }

        _notifier.Deliver(this);
    }

    /// <summary>Counts a failure while closed; true when it opens the breaker.</summary>
    private bool CountFailure()
    {
        nuint successes = _period.Successes.Sum();
        _failuresInRow = successes == _successesAtLastFailure ? _failuresInRow + 1 : 1;
        _successesAtLastFailure = successes;
        if (!_window.IsOpen)
        {
            OpenBucket(_time.GetTimestamp());
        }

        _window.AddFailure();
        return _settings.Trips(_window.Successes(successes), _window.Failures, _failuresInRow);
    }

    private void Open()
    {
        TimeSpan length = _settings.BreakAfter(_failedProbes, _random());
        long now = _time.GetTimestamp();
        _breakLength = _time.ToTimestamps(length);
        _openUntil = now + _breakLength;
        MoveTo(CircuitState.Open, Admission.None, length);
        SetTimer(now, _openUntil);
    }

    private void Reset()
    {
        _window.Clear();
        _successesAtLastFailure = 0;
        _failuresInRow = 0;
        _failedProbes = 0;
        MoveTo(CircuitState.Closed, Admission.ByLock, retryAfter: null);
    }

    private void MoveTo(CircuitState state, Admission admission, TimeSpan? retryAfter)
    {
        CircuitState previous = _period.State;
        Volatile.Write(ref _period, new CircuitPeriod(state, _period.Owner));
        Admit(admission);
        if (previous != state)
        {
            var change = new CircuitStateChangedEventArgs(Name, previous, state, retryAfter);
            TransitionTelemetry.AddEvent(Dependency, change, _time);
            _notifier.Enqueue(change);
        }
    }

    private void Admit(Admission admission)
    {
        _period.Admission = admission;
        _rejects = admission == Admission.None;
        Volatile.Write(ref _free, admission == Admission.Free && !_isWatchedClosely ? _period : null);
    }

    private void OpenBucket(long now)
    {
        _window.Open(now, _period.Successes.Sum());
        Admit(Admission.Free);
        SetTimer(now, _window.NextChange);
    }

    private void AdvanceWindow()
    {
        long now = _time.GetTimestamp();
        _window.Advance(now, _period.Successes.Sum());
        Admit(_window.IsOpen ? Admission.Free : Admission.ByLock);
        SetTimer(now, _window.NextChange);
    }

    /// <summary>
    /// Saves calls from reading the clock: ends buckets, drops old ones, and lets the first probe in. It only looks what is due, so one that
    /// comes late or was meant for an earlier period does no harm.
    /// </summary>
    private void OnTimer()
    {
        lock (_gate)
        {
            switch (_period.State)
            {
                case CircuitState.Closed:
                    AdvanceWindow();
                    break;
                case CircuitState.Open when _time.GetTimestamp() is long now && now < _openUntil:
                    SetTimer(now, _openUntil);
                    break;
                case CircuitState.Open:
                    Admit(Admission.ByLock);
                    break;
            }
        }
    }

    /// <param name="now">The time.</param>
    /// <param name="due">When to look; <see langword="null"/>: there is nothing to wait for, and no timer runs.</param>
    private void SetTimer(long now, long? due)
    {
        if (due is not { } timestamp)
        {
            return;
        }

        _timer ??= _time.CreateTimerWithoutContext(static breaker => ((CircuitBreaker)breaker!).OnTimer(), this);
        _timer.Change(_time.UntilAtLeast(now, timestamp), Timeout.InfiniteTimeSpan);
    }
}
