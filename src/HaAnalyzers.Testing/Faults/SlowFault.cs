namespace HaAnalyzers.Testing;

internal sealed class SlowFault(TimeSpan delay) : Fault
{
    internal override Task StrikeAsync(string where, TimeProvider time, Task replaced, CancellationToken cancellationToken) =>
        Task.Delay(delay, time, cancellationToken);
}
