namespace HaAnalyzers.Shapes.Tests.Contracts;

public abstract class PriceSource
{
    [DefaultFallback(-2)]
    public abstract int Count();
}
