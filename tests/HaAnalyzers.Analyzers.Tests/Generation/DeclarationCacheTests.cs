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

    private static GeneratorRun Run(string contract, string others)
    {
        GeneratorRun run = GeneratorRun.Of(contract);

        // Compilations of tests that run beside this one have the usual name.
        return run.Rerun(run.Input.WithAssemblyName(Guid.NewGuid().ToString()).AddSyntaxTrees(Parse(others, run)));
    }

    private static Compilation Edit(GeneratorRun run, string text) =>
        run.Input.ReplaceSyntaxTree(run.Input.SyntaxTrees.Single(tree => tree.FilePath == "Others.cs"), Parse(text, run));

    private static SyntaxTree Parse(string text, GeneratorRun run) =>
        CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)run.Input.SyntaxTrees.First().Options, "Others.cs");

    private static IEnumerable<string> Texts(GeneratorRun run) =>
        run.Driver.GetRunResult().GeneratedTrees.Select(tree => tree.FilePath + "\n" + tree).Order(StringComparer.Ordinal);
}
