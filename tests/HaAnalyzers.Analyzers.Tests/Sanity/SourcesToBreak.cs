using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Testing;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Analyzers.Tests.Sanity;

/// <summary>Sources to break: every C# text that a test of a rule holds, and some shapes that no test has.</summary>
internal static class SourcesToBreak
{
    private static readonly string[] OddSources =
    [
        "",
        "[NonCritical",
        "[NonCritical(\"…\", Fallback = typeof(",
        "[assembly: NonCritical(typeof(Missing), \"…\")]",
        "[assembly: NonCritical(typeof(int[]), 1, Fallback = typeof(void))]",
        "[NonCritical(null!)] interface I { }",
        "[NonCritical(\"…\")] interface IA : IB { int M(); } interface IB : IA { string N(); } class C : IA { public int M() => 0; } class P { int X(C c) => c.M(); }",
        "[NonCritical(\"…\")] interface @class { int @int(@class @this); event System.Action E; int this[int i] { get; set; } static abstract int S(); }",
        "[NonCritical(\"…\")] interface I { [FallbackMethod(typeof(Missing), nameof(Missing.M))] Missing M(Missing a); [CachedFallback] T G<T>(in T t, out T u, params T[] v); }",
        "[NonCritical(\"…\")] partial interface I { } partial interface I { void M(); } partial interface I { void M(); } class C : I { } class P { void X(C c) { c.M(); c.M(; c?.M()?.M(); c. } }",
        "[NonCritical(\"…\")] interface I { void M(); } class C : I { public void M() { M(); } void R() { R(); L(); void L() { L(); new C().M(); } } }",
        "[NonCritical(\"…\")] interface I { int M(); } class C : I { public int M() => 1; } class P { int F = new C().M(); static int G = ((I)new C()).M(); int H => new C() is { } c ? c.M() : 0; int this[C c] => c.M(); P(C c) : this(c.M()) { } P(int i) { } ~P() => new C().M(); }",
        "var services = new ServiceCollection(); services.AddSingleton<>(); services.AddSingleton<IMissing, Missing>(); services.AddSingleton(typeof(), typeof(int)); services.GuardNonCriticalDependencies(",
        "var app = WebApplication.Create(); app.MapHealthChecks(); app.MapHealthChecks(\"/\", new() { Predicate = }); app.UseHealthChecks(\"/\", new Missing { Predicate = _ => });",
        "using static System.Math; using X = Missing.Y; extern alias z; goto a; a: return; await foreach (var x in new C()) yield return x; unsafe { fixed (char* p = \"\") { } }",
        "try { } catch when (e is) { } catch (Exception e) when (e is not { } and not (null or )) { throw } finally { return; }",
        "record R([NonCritical(\"…\")] I i) : I { public void M() => i.M(); } [NonCritical(\"…\")] file interface I { void M(); }",
        "class P<T> where T : I, new() { [NonCritical(\"…\")] public interface I { U M<U>(U u); } void X() => new T().M(1); }",
        "#if A\n[NonCritical(\"…\")] interface I { void M(); }\n#elif\n#else\n#endif\n#pragma warning disable HA1003\ninterface J {",
    ];

    public static ImmutableArray<string> All { get; } = [.. OddSources, .. Written()];

    private static IEnumerable<string> Written() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests", "HaAnalyzers.Analyzers.Tests", "Rules"), "*.cs", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .SelectMany(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file)).GetRoot().DescendantTokens())
            .Where(token => token.IsKind(SyntaxKind.MultiLineRawStringLiteralToken) || token.Parent is InterpolatedStringExpressionSyntax)
            .Select(token => token.Parent is InterpolatedStringExpressionSyntax interpolated ? interpolated.Contents.ToString() : token.ValueText)
            .Distinct()
            .Where(text => text.Length > 60)
            .Select(WithoutMarkup);

    private static string WithoutMarkup(string source)
    {
        TestFileMarkupParser.GetPositionsAndSpans(
            source, out string output, out ImmutableArray<int> _, out ImmutableDictionary<string, ImmutableArray<TextSpan>> _);
        return output;
    }
}
