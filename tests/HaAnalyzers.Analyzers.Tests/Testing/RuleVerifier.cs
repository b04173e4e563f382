using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>
/// Runs one rule over sources in which <c>[|…|]</c> or <c>{|HA1001:…|}</c> marks every diagnostic that is expected; without a mark
/// the rule must stay silent. The sources themselves must compile.
/// </summary>
internal static class RuleVerifier<TAnalyzer>
    where TAnalyzer : DiagnosticAnalyzer, new()
{
    public static Task VerifyAsync(string source, TestProject? project = null, params DiagnosticResult[] expected) =>
        VerifyAsync([source], project, expected);

    public static async Task VerifyAsync(string[] sources, TestProject? project = null, params DiagnosticResult[] expected)
    {
        project ??= TestProject.Library;
        var test = new CSharpAnalyzerTest<TAnalyzer, DefaultVerifier> { MarkupOptions = MarkupOptions.UseFirstDescriptor };
        project.ApplyTo(test);
        project.AddSourcesTo(test.TestState, sources);
        test.ExpectedDiagnostics.AddRange(expected);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Verifies the whole text of the one diagnostic, which the source marks as <c>{|#0:…|}</c>.</summary>
    public static Task VerifyMessageAsync(string source, string message, TestProject? project = null)
    {
        var descriptor = new TAnalyzer().SupportedDiagnostics.Single();
        return VerifyAsync(source, project, new DiagnosticResult(descriptor).WithLocation(0).WithMessage(message));
    }
}
