using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.LoadShedding;

/// <summary>Programs that differ in a few statements.</summary>
internal static class SheddingPrograms
{
    public static readonly TestProject Web = TestProject.Executable;

    /// <summary>Another project of the solution that gets hold of the application.</summary>
    public static readonly TestProject WithDefaults = Web.WithProject(
        "Defaults", "public static class Defaults { public static WebApplication UseDefaults(this WebApplication app) => app; }");

    /// <param name="services">Statements about <c>builder</c>.</param>
    /// <param name="pipeline">Statements about <c>app</c>.</param>
    public static string Program(string services, string pipeline) => $$"""
        using System.Threading.RateLimiting;
        using Microsoft.AspNetCore.RateLimiting;
        var builder = WebApplication.CreateBuilder(args);
        {{services}}
        var app = builder.Build();
        {{pipeline}}
        """;
}
