namespace HaAnalyzers.Testing;

internal sealed class WrongFault(GivenAnswer answer) : Fault
{
    internal override GivenAnswer Answer => answer;

    internal override Task StrikeAsync(string where, TimeProvider time, Task replaced, CancellationToken cancellationToken) => Task.CompletedTask;
}
