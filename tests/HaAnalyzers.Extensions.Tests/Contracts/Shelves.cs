namespace HaAnalyzers.Extensions.Tests.Contracts;

/// <summary>A contract inside a generic type has the type parameters of both.</summary>
public static class Shelves<TShop>
{
    [NonCritical("Nothing is counted", ConsecutiveFailures = 1)]
    public interface ICount<T>
    {
        [DefaultFallback(-1)]
        int CountOf(T thing, TShop shop);
    }
}
