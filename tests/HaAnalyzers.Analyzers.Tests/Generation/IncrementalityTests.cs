using System.Collections;
using System.Reflection;
using HaAnalyzers.Analyzers.Generation;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>An edit that touches no contract must cost nothing, and one that touches a contract only that contract.</summary>
public sealed class IncrementalityTests
{
    private const string Contracts =
        """
        namespace Shop;
        [NonCritical("a", TimeoutMilliseconds = 100)] public interface IFirst { [CachedFallback, EmptyFallback] Task<string> TextAsync(int id); }
        [NonCritical("b")] public interface ISecond { [DefaultFallback] int Count(); }
        [NonCritical("c")] public interface IThird<T> where T : class { event Action<T> Changed; T this[int i] { get; set; } [EmptyFallback] IAsyncEnumerable<T> ReadAsync<TKey>(TKey key); }
        """;

    private static readonly string[] Steps =
    [
        TrackingNames.Declared, TrackingNames.Guards, TrackingNames.ReferencedContracts, TrackingNames.Registrations, TrackingNames.Probes, TrackingNames.FaultDoubles,
    ];

    [Fact]
    public void SameCompilation_IsCached()
    {
        GeneratorRun first = Run(Contracts);

        AssertUnchanged(first.Rerun(first.Input.Clone()));
    }

    [Theory]
    [InlineData("namespace Elsewhere; public class Unrelated { public int Method() => 3; }")]
    [InlineData("// a comment")]
    [InlineData("[Obsolete] public class Annotated;")]
    public void NewUnrelatedFile_ChangesNothing(string file)
    {
        GeneratorRun first = Run(Contracts);

        AssertUnchanged(first.Rerun(first.Input.AddSyntaxTrees(Parse(file, first))));
    }

    [Fact]
    public void CommentInTheContractsFile_ChangesNothing()
    {
        GeneratorRun first = Run(Contracts);

        AssertUnchanged(first.Rerun(Edit(first, Contracts.Replace("namespace Shop;", "namespace Shop; // here", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData("TimeoutMilliseconds = 100", "TimeoutMilliseconds = 200")]
    [InlineData("TextAsync(int id)", "TextAsync(long id)")]
    [InlineData("[CachedFallback, EmptyFallback]", "[EmptyFallback]")]
    [InlineData("NonCritical(\"a\"", "NonCritical(\"z\"")]
    [InlineData("where T : class", "where T : notnull")]
    [InlineData("event Action<T> Changed", "event Action Changed")]
    [InlineData("{ get; set; }", "{ get; }")]
    public void EditOfOneContract_RegeneratesThatOneAlone(string before, string after)
    {
        GeneratorRun first = Run(Contracts);

        GeneratorRun second = first.Rerun(Edit(first, Contracts.Replace(before, after, StringComparison.Ordinal)));

        foreach (string step in new[] { TrackingNames.Guards, TrackingNames.FaultDoubles })
        {
            IncrementalStepRunReason[] reasons = Reasons(second, step).ToArray();
            Assert.Single(reasons, IncrementalStepRunReason.Modified);
            Assert.Equal(2, reasons.Count(reason => reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        }

        Assert.Empty(second.ComplaintsAboutGeneratedCode);
    }

    [Fact]
    public void ContractThatComesOrGoes_LeavesTheGuardsOfOthersAsTheyAre()
    {
        GeneratorRun empty = Run("");
        GeneratorRun first = empty.Rerun(empty.Input.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            Contracts, (CSharpParseOptions)empty.Input.SyntaxTrees.First().Options, "Contracts.cs", cancellationToken: TestContext.Current.CancellationToken)));

        GeneratorRun second = first.Rerun(Edit(first, "[NonCritical(\"0\")] public interface IBefore { [DefaultFallback] int Count(); }"));
        GeneratorRun third = second.Rerun(first.Input.Clone());

        Assert.Equal(Guards(first).Count() + 1, Guards(second).Count());
        Assert.All(Guards(first), guard => Assert.Contains(Guards(second), other => ReferenceEquals(guard, other)));
        Assert.All(Guards(first), guard => Assert.Contains(Guards(third), other => ReferenceEquals(guard, other)));

        static IEnumerable<SourceText> Guards(GeneratorRun run) =>
            run.Sources.Where(source => source.HintName.Contains("Guard.", StringComparison.Ordinal)).Select(source => source.SourceText);
    }

    [Theory]
    [InlineData("=> 1;", "=> 2;")]
    [InlineData("interface IKept", "/* here */ interface IKept")]
    [InlineData("class Elsewhere { }", "class Elsewhere { public int Id; }")]
    public void EditThatConcernsNoContract_ComesToTheSameModels(string before, string after)
    {
        const string Source = "class Elsewhere { } [NonCritical(\"a\")] public interface IKept { [DefaultFallback] int Count(); int Twice() => 1; }";
        GeneratorRun run = Run(Source);
        run = run.Rerun(run.Input.WithAssemblyName(Guid.NewGuid().ToString()));
        DeclaredModels first = DeclarationReader.Of(run.Input, TestContext.Current.CancellationToken);

        DeclaredModels second = DeclarationReader.Of(Edit(run, Source.Replace(before, after, StringComparison.Ordinal)), TestContext.Current.CancellationToken);

        Assert.Single(first.Guards);
        Assert.Same(first, second);
    }

    [Fact]
    public void DoublesOfReferencedContracts_StayWhatTheyAre_WhileOneOfTheProjectChanges()
    {
        MetadataReference library = CompiledLibrary.Create("Library", "[HaAnalyzers.NonCritical(\"a\")] public interface IReferenced { int Count(); }", asReferenceAssembly: true);
        GeneratorRun first = Run(Contracts, library);

        GeneratorRun second = first.Rerun(Edit(first, Contracts.Replace("int id", "long id", StringComparison.Ordinal)));

        IncrementalStepRunReason[] reasons = Reasons(second, TrackingNames.FaultDoubles).ToArray();
        Assert.Equal(4, reasons.Length);
        Assert.Single(reasons, IncrementalStepRunReason.Modified);
        AssertUnchanged(second.Rerun(second.Input.AddSyntaxTrees(Parse("// a comment", second))));
    }

    [Fact]
    public void Models_HoldNoRoslynObjects()
    {
        GeneratorRun run = Run(Contracts);

        foreach (string step in Steps)
        {
            Assert.All(StepsOf(run, step).SelectMany(tracked => tracked.Outputs), output => AssertFreeOfRoslyn(output.Value, []));
        }
    }

    [Fact]
    public void SecondRun_GivesTheSameText()
    {
        string first = GeneratorRun.Of("[NonCritical(\"a\")] public interface IRows { int Count(); }").Guard();

        Assert.Equal(first, GeneratorRun.Of("[NonCritical(\"a\")] public interface IRows { int Count(); }").Guard());
    }

    private static GeneratorRun Run(string source, params MetadataReference[] libraries) =>
        GeneratorRun.Of(source, references: [.. TestReferences.ProductionUnderTest, .. libraries]);

    private static Compilation Edit(GeneratorRun run, string text)
    {
        SyntaxTree old = run.Input.SyntaxTrees.Single(tree => tree.FilePath == "Source.cs");
        return run.Input.ReplaceSyntaxTree(old, Parse(text, run));
    }

    private static SyntaxTree Parse(string text, GeneratorRun run) =>
        CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)run.Input.SyntaxTrees.First().Options, "Source.cs");

    private static void AssertUnchanged(GeneratorRun run)
    {
        foreach (string step in Steps)
        {
            IncrementalStepRunReason[] reasons = [.. Reasons(run, step)];
            Assert.NotEmpty(reasons);
            Assert.All(reasons, reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, $"step {step} was {reason}"));
        }
    }

    private static IEnumerable<IncrementalStepRunReason> Reasons(GeneratorRun run, string step) =>
        StepsOf(run, step).SelectMany(tracked => tracked.Outputs).Select(output => output.Reason);

    private static IEnumerable<IncrementalGeneratorRunStep> StepsOf(GeneratorRun run, string step) =>
        run.Driver.GetRunResult().Results.Single().TrackedSteps[step];

    private static void AssertFreeOfRoslyn(object? value, HashSet<object> seen)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value))
        {
            return;
        }

        Assert.False(value is ISymbol or SyntaxNode or SyntaxTree or Compilation or Location or AttributeData, $"a model holds {value.GetType()}");
        if (value is IEnumerable items)
        {
            foreach (object? item in items)
            {
                AssertFreeOfRoslyn(item, seen);
            }
        }

        foreach (FieldInfo field in value.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            AssertFreeOfRoslyn(field.GetValue(value), seen);
        }
    }
}
