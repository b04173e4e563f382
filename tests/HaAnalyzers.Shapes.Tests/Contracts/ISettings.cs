namespace HaAnalyzers.Shapes.Tests.Contracts;

[NonCritical("The page works with its defaults", ConsecutiveFailures = 0)]
public interface ISettings : IDisposable, IAsyncDisposable
{
    event EventHandler Changed;

    [DefaultFallback(10), OmitFallback("The old limit stays")]
    int Limit { get; set; }

    int Strict { get; set; }

    [DefaultFallback("none")]
    string this[string name, int version] { get; }

    [DefaultFallback]
    int Origin { get; init; }

    [EmptyFallback]
    IEnumerable<int> Sizes();

    [DefaultFallback]
    int Doubled => Limit * 2;
}
