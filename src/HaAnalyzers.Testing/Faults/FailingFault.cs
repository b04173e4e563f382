namespace HaAnalyzers.Testing;

internal sealed class FailingFault(Func<string, Exception> create) : Fault
{
    internal override Task StrikeAsync(string where, TimeProvider time, Task replaced, CancellationToken cancellationToken) =>
        Task.FromException(create(where));
}
