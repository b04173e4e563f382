using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace HaAnalyzers.Analyzers.Tests.Testing;

/// <summary>
/// Applies the fix of one rule one by one and with Fix All over document, project and solution; the result must compile and, where it
/// carries no mark, no longer trigger the rule.
/// </summary>
internal static class FixVerifier<TAnalyzer, TCodeFix>
    where TAnalyzer : DiagnosticAnalyzer, new()
    where TCodeFix : CodeFixProvider, new()
{
    public static Task VerifyAsync(string source, string fixedSource, string? equivalenceKey = null, TestProject? project = null, string? batchFixedSource = null) =>
        VerifyAsync([source], [fixedSource], equivalenceKey, project, batchFixedSource is null ? null : [batchFixedSource]);

    /// <param name="batchFixedSources">The result of Fix All where it differs from fixing one by one.</param>
    /// <param name="configure">What only few tests need, such as the number of iterations.</param>
    public static async Task VerifyAsync(
        string[] sources,
        string[] fixedSources,
        string? equivalenceKey = null,
        TestProject? project = null,
        string[]? batchFixedSources = null,
        Action<CodeFixTest<DefaultVerifier>>? configure = null)
    {
        project ??= TestProject.Library;
        var test = new CSharpCodeFixTest<TAnalyzer, TCodeFix, DefaultVerifier>
        {
            CodeActionEquivalenceKey = equivalenceKey,
            MarkupOptions = MarkupOptions.UseFirstDescriptor,
        };
        project.ApplyTo(test);
        project.AddSourcesTo(test.TestState, sources);
        project.AddSourcesTo(test.FixedState, fixedSources);
        if (batchFixedSources is not null)
        {
            project.AddSourcesTo(test.BatchFixedState, batchFixedSources);
        }

        // Diagnostics that the fix leaves are marked in the result.
        test.FixedState.MarkupHandling = MarkupMode.Allow;
        test.BatchFixedState.MarkupHandling = MarkupMode.Allow;
        configure?.Invoke(test);
        await test.RunAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The diagnostics are reported and no fix is offered.</summary>
    public static Task VerifyNoFixAsync(string source, string? equivalenceKey = null, TestProject? project = null) =>
        VerifyAsync([source], [source], equivalenceKey, project);
}
