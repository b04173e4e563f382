using System.Runtime.CompilerServices;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Support;

/// <summary>A member whose fallback writes down why it was asked.</summary>
internal readonly struct RecordedCall<T>(StrongBox<Exception?> failure) : IMemberCall<T>
{
    public bool ShowsFailure => true;

    public bool Accept(T result) => true;

    public ValueTask<T> Fallback(Exception? reason)
    {
        failure.Value = reason;
        return default;
    }
}
