using CsCheck;
using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

/// <summary>What holds after every event of any sequence of events.</summary>
public sealed class BreakerPropertyTests
{
    private static readonly Gen<CircuitBreakerOptions> AnyOptions = Gen.Select(
        Gen.Double[0.05, 1], Gen.Int[1, 8], Gen.Int[0, 5], Gen.Int[1, 4], Gen.Int[1, 3],
        (ratio, throughput, consecutive, probes, growth) => new CircuitBreakerOptions
        {
            FailureRatio = ratio,
            MinimumThroughput = throughput,
            ConsecutiveFailures = consecutive,
            HalfOpenProbes = probes,
            SamplingDuration = TimeSpan.FromSeconds(1),
            BreakDuration = TimeSpan.FromSeconds(1),
            MaxBreakDuration = TimeSpan.FromSeconds(growth),
        });

    private static readonly Gen<(string Name, int Number)[]> Histories = Gen.Select(
        Gen.Frequency(
            (20, Gen.Const("enter")),
            (6, Gen.Const("success")),
            (8, Gen.Const("failure")),
            (3, Gen.Const("ignored")),
            (6, Gen.Const("advance")),
            (1, Gen.Const("isolate")),
            (1, Gen.Const("close"))),
        Gen.Int[0, 1_500]).Array[1, 300];

    private static readonly HashSet<(CircuitState, CircuitState, bool ByHand)> Allowed =
    [
        (CircuitState.Closed, CircuitState.Open, false),
        (CircuitState.Open, CircuitState.HalfOpen, false),
        (CircuitState.HalfOpen, CircuitState.Open, false),
        (CircuitState.HalfOpen, CircuitState.Closed, false),
        (CircuitState.Closed, CircuitState.Isolated, true),
        (CircuitState.Open, CircuitState.Isolated, true),
        (CircuitState.HalfOpen, CircuitState.Isolated, true),
        (CircuitState.Open, CircuitState.Closed, true),
        (CircuitState.HalfOpen, CircuitState.Closed, true),
        (CircuitState.Isolated, CircuitState.Closed, true),
    ];

    [Fact]
    public void AnyHistory_KeepsTheInvariants() =>
        Gen.Select(AnyOptions, Histories).Sample(
            (options, history) =>
            {
                var run = new Run(options);
                foreach ((string name, int number) in history)
                {
                    run.Apply(name, number);
                }
            },
            iter: 2_000);

    private sealed class Run
    {
        private readonly FakeTimeProvider _time = new();
        private readonly CircuitBreakerOptions _options;
        private readonly CircuitBreaker _breaker;
        private readonly List<CallPermit> _underWay = [];
        private readonly HashSet<CallPermit> _probesOfThisPeriod = [];
        private readonly Dictionary<CallPermit, DateTimeOffset> _slots = [];
        private TimeSpan _lastBreak;
        private CircuitState _told = CircuitState.Closed;
        private int _probeSuccesses;
        private bool _byHand;

        public Run(CircuitBreakerOptions options)
        {
            _options = options;
            _breaker = new CircuitBreaker("test", options, _time, () => 0.37);
            _breaker.StateChanged += (_, change) => OnChanged(change);
        }

        public void Apply(string name, int number)
        {
            CircuitState before = _breaker.State;
            _byHand = name is "isolate" or "close";
            switch (name)
            {
                case "enter":
                    Enter(before);
                    break;
                case "advance":
                    _time.Advance(TimeSpan.FromMilliseconds(number));
                    Assert.Equal(before, _breaker.State);
                    break;
                case "isolate":
                    _breaker.Isolate();
                    Assert.Equal(CircuitState.Isolated, _breaker.State);
                    break;
                case "close":
                    _breaker.Close();
                    Assert.Equal(CircuitState.Closed, _breaker.State);
                    break;
                default:
                    End(name, number, before);
                    break;
            }

            Assert.Equal(_told, _breaker.State);
            Assert.Equal(_breaker.State == CircuitState.Open, _breaker.RetryAfter is not null);
            Assert.InRange(_breaker.RetryAfter ?? TimeSpan.Zero, TimeSpan.Zero, _options.MaxBreakDuration);
        }

        private void OnChanged(CircuitStateChangedEventArgs change)
        {
            Assert.Equal(_told, change.Previous);
            Assert.Contains((change.Previous, change.Current, _byHand), Allowed);
            Assert.Equal(change.Current == CircuitState.Open, change.RetryAfter is not null);
            if (change.RetryAfter is { } length)
            {
                Assert.InRange(length, _options.BreakDuration, _options.MaxBreakDuration);
                _lastBreak = length;
            }

            _told = change.Current;
            _probesOfThisPeriod.Clear();
            _slots.Clear();
            _probeSuccesses = 0;
        }

        private void Enter(CircuitState before)
        {
            TimeSpan? retryAfter = _breaker.RetryAfter;
            int holding = _slots.Values.Count(begun => _time.GetUtcNow() - begun < _lastBreak);
            bool admitted = _breaker.TryEnter(out CallPermit permit);

            bool expected = before switch
            {
                CircuitState.Closed => true,
                CircuitState.Isolated => false,
                CircuitState.Open => retryAfter == TimeSpan.Zero,
                _ => _slots.Count + _probeSuccesses < _options.HalfOpenProbes || holding < _slots.Count,
            };
            Assert.Equal(expected, admitted);
            if (!admitted)
            {
                Assert.Equal(default, permit);
                return;
            }

            _underWay.Add(permit);
            if (_breaker.State == CircuitState.HalfOpen)
            {
                if (_slots.Count + _probeSuccesses >= _options.HalfOpenProbes)
                {
                    _slots.Remove(_slots.Keys.MinBy(slot => slot.Probe));
                }

                _probesOfThisPeriod.Add(permit);
                _slots.Add(permit, _time.GetUtcNow());
                Assert.InRange(_slots.Count, 1, _options.HalfOpenProbes);
            }
        }

        private void End(string outcome, int number, CircuitState before)
        {
            if (_underWay.Count == 0)
            {
                return;
            }

            CallPermit permit = _underWay[number % _underWay.Count];
            _underWay.Remove(permit);
            _slots.Remove(permit);
            bool isProbeOfThisPeriod = _probesOfThisPeriod.Remove(permit);
            switch (outcome)
            {
                case "success":
                    // Before the breaker is told: its event starts the count of the next period.
                    _probeSuccesses += isProbeOfThisPeriod ? 1 : 0;
                    _breaker.RecordSuccess(permit);
                    Assert.NotEqual(CircuitState.Open, before == CircuitState.Closed ? _breaker.State : CircuitState.Closed);
                    break;
                case "failure":
                    _breaker.RecordFailure(permit);
                    Assert.True(!isProbeOfThisPeriod || _breaker.State == CircuitState.Open);
                    break;
                default:
                    _breaker.RecordIgnored(permit);
                    Assert.Equal(before, _breaker.State);
                    break;
            }
        }
    }
}
