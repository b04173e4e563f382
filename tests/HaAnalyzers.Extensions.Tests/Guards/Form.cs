namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>How a contract falls back.</summary>
public enum Form
{
    None,
    Empty,
    Default,
    Omitted,
    Method,
    Implementation,
    Cached,
}
