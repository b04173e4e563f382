namespace HaAnalyzers.Extensions.Tests.Contracts;

public readonly record struct FastAnswer(int Value);
