using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Support;

/// <summary>A member whose fallback does what a test says.</summary>
internal readonly struct FallbackCall(Func<Exception?, ValueTask<int>> fallback) : IMemberCall<int>
{
    public bool ShowsFailure => true;

    public bool Accept(int result) => true;

    public ValueTask<int> Fallback(Exception? failure) => fallback(failure);
}
