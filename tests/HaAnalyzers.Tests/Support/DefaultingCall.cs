using HaAnalyzers.Guarding;

namespace HaAnalyzers.Tests.Support;

/// <summary>A member with a default value as its fallback, as generated code has it.</summary>
internal readonly struct DefaultingCall<T> : IMemberCall<T>
{
    public bool ShowsFailure => false;

    public bool Accept(T result) => true;

    public ValueTask<T> Fallback(Exception? failure) => default;
}
