using HaAnalyzers.Analyzers.Rules.GracefulDegradation;
using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Rules.GracefulDegradation;

/// <summary>Puts calls past a guard into a page of the streaming service and verifies HA1001.</summary>
internal static class CallSites
{
    public static Task VerifyAsync(string members, string otherTypes = "") => VerifyTypesAsync(
        $$"""
        public class Page
        {
            {{members}}

            private static void Log(Exception? exception) => Console.WriteLine(exception);
        }

        {{otherTypes}}
        """);

    public static Task VerifyTypesAsync(string source, bool declaresNamespace = true) =>
        RuleVerifier<UnguardedCallAnalyzer>.VerifyAsync((declaresNamespace ? "namespace Streaming;\n" : "") + source, StreamingSources.Library);
}
