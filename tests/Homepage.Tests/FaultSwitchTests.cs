using Homepage.Faults;
using Microsoft.Extensions.Time.Testing;

namespace Homepage.Tests;

public sealed class FaultSwitchTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void Flapping_BeginsBadAndAlternates()
    {
        using var faults = new FaultSwitch(_time);
        faults.Turn(Fault.Flapping);

        Assert.Equal(Fault.Http500, faults.Read(out _));
        _time.Advance(FaultSwitch.FlappingPhase);
        Assert.Equal(Fault.None, faults.Read(out _));
        _time.Advance(FaultSwitch.FlappingPhase);
        Assert.Equal(Fault.Http500, faults.Read(out _));
        Assert.Equal(Fault.Flapping, faults.Position);
    }

    [Fact]
    public void TurningAgain_EndsWhatTheFaultBeforeHeldBack()
    {
        using var faults = new FaultSwitch(_time);
        faults.Turn(Fault.Hangs);
        faults.Read(out CancellationToken hanging);
        Assert.False(hanging.IsCancellationRequested);

        faults.Turn(Fault.None);

        Assert.True(hanging.IsCancellationRequested);
        Assert.Equal(Fault.None, faults.Read(out CancellationToken healthy));
        Assert.False(healthy.IsCancellationRequested);
    }
}
