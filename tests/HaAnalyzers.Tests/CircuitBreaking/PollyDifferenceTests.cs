using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.CircuitBreaking;

/// <summary>Where the breaker differs from Polly's on purpose: each test shows both, and why.</summary>
public sealed class PollyDifferenceTests
{
    private static readonly TimeSpan Bucket = new CircuitBreakerOptions().SamplingDuration / 10;

    private readonly FakeTimeProvider _time = new();
    private readonly CircuitBreakerOptions _options = new()
    {
        FailureRatio = 1,
        MinimumThroughput = 2,
        ConsecutiveFailures = 0,
        BreakDuration = Breakers.Break,
        MaxBreakDuration = Breakers.Break,
    };

    private readonly CircuitBreaker _ours;
    private readonly PollyBreaker _polly;

    public PollyDifferenceTests()
    {
        _ours = new CircuitBreaker("test", _options, _time);
        _polly = new PollyBreaker(_options, _time);
    }

    [Fact]
    public void CancelledProbe_DoesNotCloseTheCircuit_BecauseItProvesNothing()
    {
        OpenBothAndWait();

        _polly.Call(new OperationCanceledException());
        Assert.Equal(CircuitState.Closed, _polly.State);

        _ours.RecordIgnored(_ours.Enter());
        Assert.Equal(CircuitState.HalfOpen, _ours.State);
    }

    [Fact]
    public void CancelledCalls_DoNotDiluteTheFailures_BecauseTheyAreNoSuccesses()
    {
        _polly.Call(new HttpRequestException());
        _polly.Call(new OperationCanceledException());
        _polly.Call(new HttpRequestException());
        Assert.Equal(CircuitState.Closed, _polly.State);

        _ours.Fail();
        _ours.RecordIgnored(_ours.Enter());
        _ours.Fail();
        Assert.Equal(CircuitState.Open, _ours.State);
    }

    [Fact]
    public async Task LateSuccessOfACallFromBeforeTheBreak_DoesNotCloseTheCircuit_BecauseTheProbeDecides()
    {
        CallOnBoth early = BeginOnBoth();
        OpenBothAndWait();
        CallOnBoth probe = BeginOnBoth();

        early.Answer.SetResult();
        await early.OfPolly;
        Assert.Equal(CircuitState.Closed, _polly.State);
        probe.Answer.SetException(new HttpRequestException());
        await Assert.ThrowsAsync<HttpRequestException>(() => probe.OfPolly);
        Assert.Equal(CircuitState.Closed, _polly.State);

        _ours.RecordSuccess(early.OfOurs);
        Assert.Equal(CircuitState.HalfOpen, _ours.State);
        _ours.RecordFailure(probe.OfOurs);
        Assert.Equal(CircuitState.Open, _ours.State);
    }

    [Fact]
    public async Task LateFailureOfACallFromBeforeTheBreak_DoesNotOpenTheCircuit_BecauseTheProbeDecides()
    {
        CallOnBoth early = BeginOnBoth();
        OpenBothAndWait();
        CallOnBoth probe = BeginOnBoth();

        early.Answer.SetException(new HttpRequestException());
        await Assert.ThrowsAsync<HttpRequestException>(() => early.OfPolly);
        probe.Answer.SetResult();
        await probe.OfPolly;
        Assert.Equal(CircuitState.Open, _polly.State);

        _ours.RecordFailure(early.OfOurs);
        _ours.RecordSuccess(probe.OfOurs);
        Assert.Equal(CircuitState.Closed, _ours.State);
    }

    [Fact]
    public void HungProbe_IsReplaced_BecauseOneLostCallMustNotBlockTheDependencyForEver()
    {
        OpenBothAndWait();
        Task hung = _polly.Begin(() => new TaskCompletionSource().Task);
        _ours.Enter();
        _time.Advance(Breakers.Break * 100);

        Assert.False(_polly.Call(failure: null));
        Assert.False(hung.IsCompleted);

        _ours.Succeed();
        Assert.Equal(CircuitState.Closed, _ours.State);
    }

    [Fact]
    public void FailuresInARowOnAQuietDependency_Open_BecauseARatioNeedsTraffic()
    {
        var ours = new CircuitBreaker("test", new CircuitBreakerOptions(), _time);
        var polly = new PollyBreaker(new CircuitBreakerOptions(), _time);
        for (int i = 0; i < 10; i++)
        {
            polly.Call(new HttpRequestException());
            ours.Fail();
            _time.Advance(TimeSpan.FromSeconds(10));
        }

        Assert.Equal(CircuitState.Closed, polly.State);
        Assert.Equal(CircuitState.Open, ours.State);
    }

    [Fact]
    public void FailingProbes_MakeTheBreakLonger_BecauseALongOutageNeedsNoProbeEveryFewSeconds()
    {
        CircuitBreakerOptions growing = _options;
        growing.MaxBreakDuration = Breakers.Break * 4;
        var ours = new CircuitBreaker("test", growing, _time, () => 0);
        ours.Fail();
        ours.Fail();
        OpenBothAndWait();
        ours.Fail();
        _polly.Call(new HttpRequestException());
        _time.Advance(Breakers.Break);

        Assert.True(_polly.Call(failure: null));
        Assert.False(ours.TryEnter(out _));
    }

    [Fact]
    public async Task LateFailuresAfterTheCircuitHasClosedAgain_AreNotCounted_BecauseTheyTellOfTheTimeBeforeTheBreak()
    {
        CallOnBoth[] early = [BeginOnBoth(), BeginOnBoth()];
        OpenBothAndWait();
        _polly.Call(failure: null);
        _ours.Succeed();
        foreach (CallOnBoth call in early)
        {
            call.Answer.SetException(new HttpRequestException());
            await Assert.ThrowsAsync<HttpRequestException>(() => call.OfPolly);
            _ours.RecordFailure(call.OfOurs);
        }

        Assert.Equal((CircuitState.Open, CircuitState.Closed), (_polly.State, _ours.State));
    }

    [Fact]
    public void SeveralProbes_AreAnOption_BecauseOneSuccessMayBeLuck()
    {
        _options.HalfOpenProbes = 2;
        _ours.Configure(_options);
        OpenBothAndWait();
        _polly.Call(failure: null);
        _ours.Succeed();

        Assert.Equal((CircuitState.Closed, CircuitState.HalfOpen), (_polly.State, _ours.State));
    }

    [Fact]
    public async Task BucketBeginsWhenItsFirstCallBegins_BecauseOnlyThenTheClockIsRead()
    {
        CallOnBoth call = BeginOnBoth();
        _time.Advance(Bucket * 0.9);
        call.Answer.SetException(new HttpRequestException());
        await Assert.ThrowsAsync<HttpRequestException>(() => call.OfPolly);
        _ours.RecordFailure(call.OfOurs);

        // The failure is 9.6 buckets old: within the error of one bucket either may have forgotten it.
        _time.Advance(Bucket * 9.6);
        _polly.Call(new HttpRequestException());
        _ours.Fail();
        Assert.Equal((CircuitState.Open, CircuitState.Closed), (_polly.State, _ours.State));
    }

    [Fact]
    public async Task SuccessOfACallThatOutlivedItsBucket_CountsInTheNextOne_BecauseSuccessesDoNotReadTheClock()
    {
        CallOnBoth call = BeginOnBoth();
        _time.Advance(Bucket * 2);
        call.Answer.SetResult();
        await call.OfPolly;
        _ours.RecordSuccess(call.OfOurs);

        // Polly has forgotten the success; here it is in the bucket that begins now.
        _time.Advance(Bucket * 10);
        _polly.Call(new HttpRequestException());
        _polly.Call(new HttpRequestException());
        _ours.Fail();
        _ours.Fail();
        Assert.Equal((CircuitState.Open, CircuitState.Closed), (_polly.State, _ours.State));
    }

    private CallOnBoth BeginOnBoth()
    {
        var answer = new TaskCompletionSource();
        return new CallOnBoth(answer, _polly.Begin(() => answer.Task), _ours.Enter());
    }

    private void OpenBothAndWait()
    {
        foreach (int _ in (int[])[1, 2])
        {
            _polly.Call(new HttpRequestException());
            _ours.Fail();
        }

        Assert.Equal((CircuitState.Open, CircuitState.Open), (_polly.State, _ours.State));
        _time.Advance(Breakers.Break);
    }

    private sealed record CallOnBoth(TaskCompletionSource Answer, Task OfPolly, CallPermit OfOurs);
}
