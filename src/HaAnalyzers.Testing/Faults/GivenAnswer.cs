namespace HaAnalyzers.Testing;

/// <summary>An answer that a script gives in the place of the implementation; <see langword="null"/> is one too.</summary>
internal sealed class GivenAnswer(object? value)
{
    public object? Value => value;

    public string Description => value is null ? "null" : $"a value of type {TypeNames.Of(value.GetType())}";
}
