namespace HaAnalyzers.Extensions.Tests.Contracts;

public record SearchQuery(string Text);
