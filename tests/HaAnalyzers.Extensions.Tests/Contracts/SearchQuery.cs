namespace HaAnalyzers.Extensions.Tests.Contracts;

public sealed record SearchQuery(string Text);
