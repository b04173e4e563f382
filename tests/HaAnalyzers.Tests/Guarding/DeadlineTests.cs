using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>One deadline for the calls of a thirty-second of the timeout, whenever its timer comes.</summary>
public sealed class DeadlineTests
{
    private static readonly long Timeout = Dependencies.Timeout.Ticks;
    private static readonly long Part = Timeout / 32;

    private readonly ManualTimers _time = new();
    private readonly GuardedDependency _guarded;
    private readonly Deadline _first;

    public DeadlineTests()
    {
        _guarded = Dependencies.Create(_time);
        _first = Begin();
    }

    [Fact]
    public void CallsOfOnePart_ShareADeadline()
    {
        Assert.Equal(Dependencies.Timeout, _first.Timeout);
        At(Part - 1);
        Assert.Same(_first, Begin());
        At(Part);
        Assert.NotSame(_first, Begin());
        Assert.False(_first.HasPassed);
    }

    [Fact]
    public void Deadline_PassesAfterTheTimeoutOfItsFirstCall_AndWaitsForNothingElse()
    {
        At(Part);
        Assert.Equal([TimeSpan.FromTicks(Timeout - Part)], _time.DueTimes.Where(due => due.Ticks < TimeSpan.TicksPerSecond));
        At(Timeout - 1);
        Assert.False(_first.HasPassed);
        Assert.False(_first.Token.IsCancellationRequested);
        At(Timeout);
        Assert.True(_first.HasPassed);
        Assert.True(_first.Token.IsCancellationRequested);
    }

    [Fact]
    public void TimerThatComesEarly_WaitsForTheRestOfThePart()
    {
        At(Part - 1);
        Assert.Equal([TimeSpan.FromTicks(1)], _time.DueTimes.Where(due => due.Ticks < Part));
        Assert.Same(_first, Begin());
    }

    [Fact]
    public void TimerThatComesVeryLate_ShutsAndPassesAtOnce()
    {
        At(Timeout);
        Assert.True(_first.HasPassed);
        Assert.NotSame(_first, Begin());
    }

    [Fact]
    public void DeadlineThatShuts_LeavesTheOneAfterItAlone()
    {
        _guarded.Configure(_guarded.Options);
        Deadline second = Begin();
        Assert.NotSame(_first, second);
        _time.Now = Part - 1;
        _guarded.Configure(_guarded.Options);
        Deadline third = Begin();
        At(Part);
        Assert.Same(third, Begin());
    }

    private Deadline Begin()
    {
        GuardedCall call = _guarded.Begin(CancellationToken.None);
        Deadline deadline = call.DeadlineOrNew();
        call.Succeed();
        return deadline;
    }

    private void At(long now)
    {
        _time.Now = now;
        _time.Fire();
    }
}
