using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Tests.Knowledge;

public sealed class TestProjectsTests
{
    [Theory]
    [InlineData(OutputKind.DynamicallyLinkedLibrary, "xunit.assert", false)]
    [InlineData(OutputKind.ConsoleApplication, "xunit.core", false)]
    [InlineData(OutputKind.ConsoleApplication, "xunit.assert", true)]
    [InlineData(OutputKind.ConsoleApplication, "xunit.v3.assert", true)]
    public Task ProgramThatOnlyGetsAssertions_IsInProduction(OutputKind kind, string assembly, bool isReported) =>
        RuleVerifier<UnclassifiedDependencyAnalyzer>.VerifyAsync(
            $$"""
            {{(kind == OutputKind.ConsoleApplication ? "Console.WriteLine();" : "")}}
            public interface IWeather { Task<string> TodayAsync(); }
            public sealed class Client(HttpClient http) : {{(isReported ? "[|IWeather|]" : "IWeather")}} { public Task<string> TodayAsync() => http.GetStringAsync("/"); }
            """,
            (TestProject.Service with { OutputKind = kind }).WithProject(assembly, "public static class Assert;"));
}
