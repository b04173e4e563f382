namespace HaAnalyzers.Extensions.Tests.Contracts;

public sealed class RowSource
{
    public object? Copy { get; set; }
}
