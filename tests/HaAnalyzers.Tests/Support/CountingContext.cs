namespace HaAnalyzers.Tests.Support;

/// <summary>A synchronization context that runs what is posted at once and counts it.</summary>
internal sealed class CountingContext : SynchronizationContext
{
    public int Posts { get; private set; }

    public override void Post(SendOrPostCallback d, object? state)
    {
        Posts++;
        SynchronizationContext? previous = Current;
        SetSynchronizationContext(this);
        d(state);
        SetSynchronizationContext(previous);
    }

    /// <summary>Runs the body with this context in place.</summary>
    public void Run(Action body)
    {
        SynchronizationContext? previous = Current;
        SetSynchronizationContext(this);
        try
        {
            body();
        }
        finally
        {
            SetSynchronizationContext(previous);
        }
    }
}
