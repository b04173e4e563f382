using HaAnalyzers.Analyzers.Generation;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>What a guard is made of may stand in another file than its contract: an edit there must reach it.</summary>
public sealed class DeclarationCacheTests
{
    private const string Contract =
        """
        namespace Shop;
        [NonCritical("a", Fallback = typeof(Replica))] public interface IFirst : IBase { [CachedFallback] Task<string> TextAsync(Kind kind = Defaults.Kind); }
        [NonCritical("b")] public interface ISecond { [FallbackMethod(typeof(Substitutes), nameof(Substitutes.Count))] int Count(Alias? a); }
        """;

    private const string Others =
        """
        global using Alias = System.String;
        namespace Shop;
        public interface IBase { [DefaultFallback] int Inherited(); }
        public enum Kind { One, Two }
        public static class Defaults { public const Kind Kind = Shop.Kind.One; }
        public class Replica : IFirst { public int Inherited() => 1; public Task<string> TextAsync(Kind kind) { return Task.FromResult(""); } }
        public static class Substitutes { public static int Count(string? a) => 1; }
        """;

    [Theory]
    [InlineData("int Inherited();", "int Inherited(); [DefaultFallback] int Another() => 2;")]
    [InlineData("int Inherited();", "long Inherited();")]
    [InlineData("int Inherited();", "[Obsolete] int Inherited();")]
    [InlineData("Kind.One;", "Kind.Two;")]
    [InlineData("enum Kind { One, Two }", "enum Kind { Two, One }")]
    [InlineData("enum Kind { One, Two }", "enum Kind { One = 5, Two }")]
    [InlineData("public class Replica : IFirst", "internal class Replica : IFirst")]
    [InlineData("public class Replica : IFirst", "public class Replica")]
    [InlineData("int Count(string? a)", "System.Threading.Tasks.Task<int> Count(string? a)")]
    [InlineData("int Count(string? a)", "int Count(string? a, System.Exception e)")]
    [InlineData("Alias = System.String", "Alias = System.Version")]
    [InlineData("namespace Shop;\npublic interface", "namespace Shop;\n#nullable disable\npublic interface")]
    [InlineData("public interface IBase", "[System.Obsolete] public interface IBase")]
    public void EditOfADeclarationElsewhere_ReachesTheGuard(string before, string after)
    {
        string edited = Others.Replace("\r\n", "\n", StringComparison.Ordinal).Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Others, edited);
        GeneratorRun first = Run(Contract, Others);

        GeneratorRun second = first.Rerun(Edit(first, edited));

        Assert.NotSame(DeclarationStamp.Of(first.Input), DeclarationStamp.Of(second.Input));
        Assert.Equal(Texts(Run(Contract, edited)), Texts(second));
    }

    [Theory]
    [InlineData("public int Inherited() => 1;", "public int Inherited() => 2;")]
    [InlineData("public int Inherited() => 1;", "public int Inherited() => System.Math.Max(1, 2);")]
    [InlineData("{ return Task.FromResult(\"\"); }", "{ var local = kind; throw new System.IO.IOException(local.ToString()); /* gone */ }")]
    [InlineData("{ return Task.FromResult(\"\"); }", "{ return }")]
    public void EditOfABody_ReadsNoContractAgain(string before, string after)
    {
        GeneratorRun first = Run(Contract, Others);

        GeneratorRun second = first.Rerun(Edit(first, Others.Replace(before, after, StringComparison.Ordinal)));

        Assert.Same(DeclarationStamp.Of(first.Input), DeclarationStamp.Of(second.Input));
        Assert.Equal(Texts(first), Texts(second));
    }

    [Theory]
    [InlineData("NonCritical(\"b\")", "NonCritical(\"c\")")]
    [InlineData("NonCritical(\"b\")", "NonCritical(\"b\", TimeoutMilliseconds = 7)")]
    [InlineData("[CachedFallback] Task", "[CachedFallback(MaxAgeSeconds = 9)] Task")]
    [InlineData("kind = Defaults.Kind", "kind = Kind.Two")]
    [InlineData("kind = Defaults.Kind", "kind = (Kind)7")]
    [InlineData("int Count(Alias? a);", "int Count(Alias? a); [DefaultFallback] int Twice() => 2;")]
    [InlineData("[NonCritical(\"b\")] public", "public")]
    [InlineData("namespace Shop;", "namespace Store;")]
    public void EditOfTheContract_ReachesTheGuard(string before, string after)
    {
        string edited = Contract.Replace(before, after, StringComparison.Ordinal);
        Assert.NotEqual(Contract, edited);
        GeneratorRun first = Run(Contract, Others);

        GeneratorRun second = first.Rerun(Edit(first, edited, "Source.cs"));

        Assert.Equal(Texts(Run(edited, Others)), Texts(second));
        Assert.NotEqual(Texts(first), Texts(second));
    }

    [Fact]
    public void EditsOfBodiesInARow_AreOneStamp_UntilADeclarationChanges()
    {
        GeneratorRun run = Run(Contract, Others);
        DeclarationStamp stamp = DeclarationStamp.Of(run.Input);
        for (int edit = 2; edit < 6; edit++)
        {
            run = run.Rerun(Edit(run, Others.Replace("Inherited() => 1", $"Inherited() => {edit}", StringComparison.Ordinal)));
            Assert.Same(stamp, DeclarationStamp.Of(run.Input));
        }

        Assert.NotSame(stamp, DeclarationStamp.Of(Edit(run, Others.Replace("Kind.One;", "Kind.Two;", StringComparison.Ordinal))));
    }

    [Fact]
    public void OptionsReferencesAndFiles_ArePartOfTheStamp()
    {
        Compilation first = Run(Contract, Others).Input;
        DeclarationStamp stamp = DeclarationStamp.Of(first);
        var options = (CSharpCompilationOptions)first.Options;

        Assert.NotSame(stamp, DeclarationStamp.Of(first.WithOptions(options.WithNullableContextOptions(NullableContextOptions.Disable))));
        Assert.NotSame(stamp, DeclarationStamp.Of(first.RemoveReferences(first.References.Last())));
        Assert.NotSame(stamp, DeclarationStamp.Of(first.AddSyntaxTrees(CSharpSyntaxTree.ParseText("", (CSharpParseOptions)first.SyntaxTrees.First().Options))));
        Assert.NotSame(stamp, DeclarationStamp.Of(first.RemoveSyntaxTrees(first.SyntaxTrees.Last())));
    }

    [Theory]
    [InlineData("class Home { }", "class Home { public int Id; }", 0)]
    [InlineData("class Home { }", "class House { public System.Version? Id; }", 0)]
    [InlineData("class Home { }", "class Kind { }", 1)]
    [InlineData("class Home { }", "class First { }", 1)]
    [InlineData("class Home { }", "class FirstGuard { }", 1)]
    [InlineData("class Home { }", "class ObsoleteAttribute : System.Attribute { }", 1)]
    [InlineData("enum Kind { One }", "enum Kind { Two }", 1)]
    [InlineData("enum Deep { Least }", "enum Deep { Most }", 1)]
    [InlineData("class Home { }", "class Home { } delegate void Kind();", 1)]
    [InlineData("class Home { }", "namespace Kind { class Home { } }", 1)]
    [InlineData("class Home { }", "namespace Houses { class Home { } }", 0)]
    public void EditOfADeclaration_IsReadAgainByThoseItCanConcern(string before, string after, int expected)
    {
        string[] files =
        [
            "[System.Obsolete] interface IFirst { void Do(Kind kind); }", "enum Kind { One } static class Deeper { public const Deep Least = Deep.Least; }", "enum Deep { Least }", "class Home { }",
        ];
        CSharpCompilation first = CSharpCompilation.Create(
            Guid.NewGuid().ToString(), files.Select((file, place) => CSharpSyntaxTree.ParseText(file, path: $"{place}.cs")).ToArray());
        SyntaxNode contract = first.SyntaxTrees[0].GetRoot(TestContext.Current.CancellationToken).ChildNodes().Single();
        SyntaxTree edited = first.SyntaxTrees.Single(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
        CSharpCompilation second = first.ReplaceSyntaxTree(
            edited, CSharpSyntaxTree.ParseText(edited.ToString().Replace(before, after, StringComparison.Ordinal), path: edited.FilePath));
        var cache = new DeclarationCache<string>(static _ => ["First", "IFirst", "FirstGuard"]);
        int reads = 0;
        string Read(SyntaxNode declaration) => $"read {++reads}";

        Assert.Equal("read 1", cache.Get(cache.SlotOf(contract), first, Read));
        Assert.Equal($"read {expected + 1}", cache.Get(cache.SlotOf(contract), second, Read));
    }

    [Fact]
    public void ResultThatAnythingMayChange_IsReadAfterEveryEditOfADeclaration()
    {
        GeneratorRun run = Run(Contract, Others);
        SyntaxNode root = run.Input.SyntaxTrees.First().GetRoot(TestContext.Current.CancellationToken);
        var cache = new DeclarationCache<string>(static _ => null);
        int reads = 0;
        cache.Get(cache.SlotOf(root), run.Input, _ => $"{++reads}");
        cache.Get(cache.SlotOf(root), Edit(run, Others.Replace("Inherited() => 1", "Inherited() => 7", StringComparison.Ordinal)), _ => $"{++reads}");
        Assert.Equal(1, reads);

        cache.Get(cache.SlotOf(root), Edit(run, Others.Replace("int Count(", "int Counted(", StringComparison.Ordinal)), _ => $"{++reads}");

        Assert.Equal(2, reads);
    }

    [Fact]
    public void ResultReadAgainAndEqual_StaysTheSameObject()
    {
        GeneratorRun run = Run(Contract, Others);
        SyntaxNode root = run.Input.SyntaxTrees.First().GetRoot(TestContext.Current.CancellationToken);
        var cache = new DeclarationCache<string>(static _ => null);
        string first = cache.Get(cache.SlotOf(root), run.Input, _ => new string('a', 2));

        string second = cache.Get(cache.SlotOf(root), Edit(run, Others.Replace("int Count(", "int Counted(", StringComparison.Ordinal)), _ => new string('a', 2));
        string third = cache.Get(cache.SlotOf(root), Edit(run, Others.Replace("int Count(", "int Called(", StringComparison.Ordinal)), _ => new string('b', 2));

        Assert.Same(first, second);
        Assert.Equal("bb", third);
    }

    private static GeneratorRun Run(string contract, string others)
    {
        GeneratorRun run = GeneratorRun.Of(contract);

        // Compilations of tests that run beside this one have the usual name.
        return run.Rerun(run.Input.WithAssemblyName(Guid.NewGuid().ToString()).AddSyntaxTrees(Parse(others, run)));
    }

    private static Compilation Edit(GeneratorRun run, string text, string file = "Others.cs") =>
        run.Input.ReplaceSyntaxTree(run.Input.SyntaxTrees.Single(tree => tree.FilePath == file), Parse(text, run, file));

    private static SyntaxTree Parse(string text, GeneratorRun run, string file = "Others.cs") =>
        CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)run.Input.SyntaxTrees.First().Options, file);

    private static IEnumerable<string> Texts(GeneratorRun run) =>
        run.Driver.GetRunResult().GeneratedTrees.Select(tree => tree.FilePath + "\n" + tree).Order(StringComparer.Ordinal);
}
