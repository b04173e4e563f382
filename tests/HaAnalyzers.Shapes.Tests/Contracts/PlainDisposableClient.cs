namespace HaAnalyzers.Shapes.Tests.Contracts;

/// <summary>Disposed of by a method that no guard can override.</summary>
[NonCritical("The page does without")]
#pragma warning disable CA1063 // what people write, not what they should
public class PlainDisposableClient : IDisposable
#pragma warning restore CA1063
{
    [DefaultFallback(0)]
    public virtual int Count() => 1;

#pragma warning disable CA1063, CA1816 // as above
    public void Dispose() => OnDispose();
#pragma warning restore CA1063, CA1816

    private protected virtual void OnDispose()
    {
    }
}
