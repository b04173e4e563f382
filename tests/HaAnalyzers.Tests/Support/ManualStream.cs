using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Support;

/// <summary>A stream of the dependency, moved by hand, as one call of a member.</summary>
internal readonly struct ManualStream(ManualElements elements, bool hasFallback = true) : IStreamCall<int>
{
    public bool HasFallback { get; } = hasFallback;

    public IAsyncEnumerable<int> Begin(CancellationToken cancellationToken) => elements.Begin(cancellationToken);

    public IAsyncEnumerable<int> Fallback(Exception? failure)
    {
        elements.Failure = failure;
        return elements.Substitute;
    }
}
