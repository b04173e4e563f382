using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>Whatever is typed, the generator throws nothing, and what it emits adds no error to those the source has.</summary>
public sealed class BadInputTests
{
    private const string Complete =
        """
        using X = System.Int32;
        [assembly: NonCritical(typeof(System.ICloneable), "…", TimeoutMilliseconds = 100)]
        namespace Shop
        {
            public record Title(string Name);
            [NonCritical("…", TimeoutMilliseconds = 250, FailureRatio = 0.3, Fallback = typeof(Replica))]
            [CachedFallback(MaxAgeSeconds = 60)]
            public interface IRows : System.IDisposable
            {
                [EmptyFallback] ValueTask<IReadOnlyList<Title>> ForUserAsync(int userId, CancellationToken cancellationToken = default);
                [DefaultFallback(0)] Task<int> CountAsync<T>(T user) where T : class, new();
                [FallbackMethod(typeof(Defaults), nameof(Defaults.Titles))] Task<X> TitlesAsync(string country, params int[] rest);
                [OmitFallback("…")] void Record(ref int a, out string b);
                string? Name { get; }
            }
            public static class Defaults { public static Task<X> Titles(string country, params int[] rest) => Task.FromResult(3); }
            public abstract class Replica { }
        }
        """;

    [Fact]
    public void TruncationAtEachToken_NeitherThrowsNorEmitsBrokenCode()
    {
        foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(Complete, cancellationToken: TestContext.Current.CancellationToken).GetRoot(TestContext.Current.CancellationToken).DescendantTokens())
        {
            AssertHarmless(Complete[..token.Span.End]);
        }
    }

    [Theory]
    [InlineData("[NonCritical] public interface IRows;")]
    [InlineData("[NonCritical()] public interface IRows { int Count(); }")]
    [InlineData("[NonCritical(null)] public interface IRows { int Count(); }")]
    [InlineData("[NonCritical(3)] public interface IRows { int Count(); }")]
    [InlineData("[NonCritical(\"…\", TimeoutMilliseconds = \"soon\")] public interface IRows { int Count(); }")]
    [InlineData("[NonCritical(\"…\", Fallback = null)] public interface IRows { int Count(); }")]
    [InlineData("[NonCritical(\"…\", Fallback = typeof(Missing))] public interface IRows { int Count(); }")]
    [InlineData("[NonCritical(\"…\", Unknown = 3)] public interface IRows { int Count(); }")]
    [InlineData("[assembly: NonCritical(typeof(Missing), \"…\")]")]
    [InlineData("[assembly: NonCritical(null, \"…\")]")]
    [InlineData("[assembly: NonCritical(\"…\")]")]
    [InlineData("[NonCritical(\"…\")] public interface IRows { Missing Get(Missing a); [EmptyFallback] Task<Missing> GetAsync(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IRows : IMissing { int Count(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IRows : IRows { int Count(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IRows { [DefaultFallback(missing)] int Count(); [FallbackMethod(null, null)] int Other(); [FallbackMethod(typeof(int), null)] int Third(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IRows { int Count(); int Count(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IRows { int Count { get; } int Count(); }")]
    [InlineData("[NonCritical(\"…\")] public interface IRows { int (int a); }")]
    [InlineData("[NonCritical(\"…\")] public interface")]
    [InlineData("[NonCritical(\"…\")]")]
    [InlineData("[NonCritical(\"…\")] [NonCritical(\"…\")] public interface IRows { int Count(); }")]
    [InlineData("[NonCritical(\"…\")] interface IRows { int Count(); } [NonCritical(\"…\")] interface IRows { int Count(); }")]
    [InlineData("[NonCritical(\"*/ </summary> \\n & \\u2028\")] public interface IRows { int Count(); }")]
    [InlineData("namespace @namespace.@class { [NonCritical(\"…\")] public interface @event { int @int(); } }")]
    [InlineData("[NonCritical(\"…\")] public interface IÄrger { int Größe(int größe); }")]
    [InlineData("[NonCritical(\"…\")] public interface IRows { int Count(); } [NonCritical(\"…\")] public interface Irows { int Count(); } [NonCritical(\"…\")] public interface IROWS { int Count(); }")]
    [InlineData("namespace System { [NonCritical(\"…\")] public interface IRows { String Text(); } }")]
    [InlineData("namespace Shop.System { [NonCritical(\"…\")] public interface IRows { string Text(); Task RunAsync(); } }")]
    [InlineData("namespace Shop.HaAnalyzers { [global::HaAnalyzers.NonCritical(\"…\")] public interface IRows { string Text(); } }")]
    public void OddDeclarations_AreHarmless(string source) => AssertHarmless(source);

    [Fact]
    public void RuntimeNotReferenced_GeneratesNothing()
    {
        GeneratorRun run = GeneratorRun.Of("[NonCritical(\"…\")] public interface IRows;", references: TestReferences.Framework);

        Assert.Empty(run.Sources);
        Assert.Empty(run.GeneratorDiagnostics);
    }

    [Fact]
    public void ExtensionsNotReferenced_GeneratesNoRegistration()
    {
        GeneratorRun run = GeneratorRun.Of(
            "[NonCritical(\"…\")] public interface IRows { int Count(); }",
            references: [.. TestReferences.Production.Where(reference => !reference.Display!.Contains("HaAnalyzers.Extensions", StringComparison.Ordinal))]);

        Assert.Single(run.Sources);
        Assert.Empty(run.ComplaintsAboutGeneratedCode);
    }

    private static void AssertHarmless(string source)
    {
        GeneratorRun run = GeneratorRun.Of(source, references: TestReferences.ProductionUnderTest);

        Assert.Empty(run.GeneratorDiagnostics);
        Assert.Null(run.Driver.GetRunResult().Results.Single().Exception);
        bool sourceIsBroken = run.Input.GetDiagnostics(TestContext.Current.CancellationToken).Any(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (!sourceIsBroken)
        {
            Assert.Empty(run.ComplaintsAboutGeneratedCode);
        }
    }

    [Theory]
    [InlineData("get; internal set;", false)]
    [InlineData("get; private protected set;", false)]
    [InlineData("internal get; set;", false)]
    [InlineData("get; protected set;", true)]
    [InlineData("get; protected internal set;", true)]
    public void AbstractAccessorOfAnotherAssembly_IsOverriddenOrLeavesTheContractWithoutAGuard(string accessors, bool isGuarded)
    {
        MetadataReference library = CompiledLibrary.Create("Library", $"public abstract class Client {{ public abstract int Limit {{ {accessors} }} }}", asReferenceAssembly: true);

        GeneratorRun run = GeneratorRun.Of("[assembly: NonCritical(typeof(Client), \"less without it\")]", references: TestReferences.Production.Add(library));

        Assert.Empty(run.ComplaintsAboutGeneratedCode);
        Assert.Equal(isGuarded, run.Output.GetTypeByMetadataName("ClientGuard") is not null);
    }
}
