namespace HaAnalyzers.Shapes.Tests.Contracts;

/// <summary>Disposed of by the pattern: a method that is not virtual, and a hook that is.</summary>
[NonCritical("The page does without")]
public class BasePatternClient : IDisposable
{
    [DefaultFallback(0)]
    public virtual int Count() => 1;

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}
