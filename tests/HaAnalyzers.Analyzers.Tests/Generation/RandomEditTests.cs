using System.Collections.Immutable;
using HaAnalyzers.Analyzers.Tests.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Tests.Generation;

/// <summary>
/// Whatever is edited in whatever order, the generator that remembers writes what one writes that starts anew: each file of a project is in
/// turn replaced by another of its variants, chosen so that contracts depend on every one of them in some way.
/// </summary>
public sealed class RandomEditTests
{
    private const int Edits = 120;

    private static readonly (string Name, string[] Variants)[] Files =
    [
        ("Catalog.cs",
        [
            "namespace Shop; [NonCritical(\"a\")] public partial interface ICatalog : IListing { [DefaultFallback] int Count(Kind kind = Limits.Usual); }",
            "namespace Shop; [NonCritical(\"a\")] public partial interface ICatalog : IListing { [DefaultFallback] int Count(Kind kind = Limits.Usual, int more = 1); }",
            "namespace Shop; [NonCritical(\"a\")] public partial interface ICatalog { [DefaultFallback] Price Count(Kind kind = Kind.Old); }",
            "namespace Shop; [NonCritical(\"a\")] public interface ICatalog : IListing { [Marked] [DefaultFallback] int Count(",
        ]),
        ("Part.cs", ["namespace Shop; public partial interface ICatalog { [DefaultFallback] Text Title(); }", "namespace Shop; public partial interface ICatalog { }", ""]),
        ("Listing.cs",
        [
            "namespace Shop; public interface IListing : IRoot { [EmptyFallback] Task<IReadOnlyList<Price>> PricesAsync(); }",
            "namespace Shop; public interface IListing { [EmptyFallback] Task<Price[]> PricesAsync(); void Show() { } }",
            "namespace Elsewhere; public interface IListing { [EmptyFallback] Task<int[]> NumbersAsync(); }",
        ]),
        ("Root.cs", ["namespace Shop; public interface IRoot { [DefaultFallback] Aim Aim { get; } }", "namespace Shop; public interface IRoot { [DefaultFallback(2)] int Aim { get; set; } }"]),
        ("Aim.cs", ["namespace Shop; public enum Aim { Here, There }", "namespace Shop; public struct Aim { }", "namespace Shop; [System.Obsolete] public class Aim { }"]),
        ("Kinds.cs", ["namespace Shop; public enum Kind { New, Old }", "namespace Shop; public enum Kind { Old = 3, New }", "namespace Shop { public enum Kind { New, Old } } namespace Shop.Kinds { public enum Kind { Old } }"]),
        ("Limits.cs",
        [
            "namespace Shop; public static class Limits { public const Kind Usual = Kind.Old; public static int Bodies() => 1; }",
            "namespace Shop; public static class Limits { public const Kind Usual = Kind.New; public static int Bodies() { return 2; } }",
            "namespace Shop; public static class Limits { public const Kind Usual = (Kind)Deeper.Value; }",
        ]),
        ("Deeper.cs", ["namespace Shop; public static class Deeper { public const int Value = 7; }", "namespace Shop; public static class Deeper { public const int Value = 8; }"]),
        ("Price.cs",
        [
            "namespace Shop; public record Price(decimal Amount);",
            "namespace Shop; public readonly record struct Price(decimal Amount);",
            "namespace Shop; internal class Price { }",
            "namespace Shop; public class Price : System.IDisposable { public void Dispose() { } }",
        ]),
        ("Search.cs",
        [
            "namespace Shop; using Found = Shop.Price; [NonCritical(\"b\")] public interface ISearch { [CachedFallback, DefaultFallback] Found? Find(string text); }",
            "namespace Shop; using static Shop.Deeper; [NonCritical(\"b\")] public interface ISearch { [DefaultFallback] int Find(int text = Value); }",
            "namespace Shop; [NonCritical(\"b\", Fallback = typeof(Replica))] public interface ISearch { int Find(int text); }",
            "namespace Shop; [NonCritical(\"b\")] public interface ISearch { [FallbackMethod(typeof(Substitutes), nameof(Substitutes.Find))] int Find(int text); }",
        ]),
        ("Replica.cs", ["namespace Shop; public class Replica : ISearch { public int Find(int text) => 1; }", "namespace Shop; public class Replica(ICatalog catalog) : ISearch { public int Find(int text) => catalog.GetHashCode(); }", ""]),
        ("Substitutes.cs", ["namespace Shop; public static class Substitutes { public static int Find(int text) => text; }", "namespace Shop; public static class Substitutes { public static long Find(int text) => text; }"]),
        ("Taken.cs",
        [
            "namespace Shop; public class Taken { }",
            "namespace Shop; public class SearchGuard { }",
            "namespace Shop; [NonCritical(\"c\")] public abstract class Search { [DefaultFallback] public virtual int Twice() => 2; }",
            "namespace Shop; public interface ICatalogGuard { }",
        ]),
        ("Aliased.cs",
        [
            "namespace Shop; [Spare(\"e\")] public interface IAliased { [DefaultFallback] int Count(); }",
            "using Other = Spare; namespace Shop { [Other(\"e\")] public interface IAliased { [DefaultFallback] int Count(); } }",
            "namespace Shop { using Spare = HaAnalyzers.NonCriticalAttribute; [Spare(\"f\")] public interface IAliased { [DefaultFallback] int Count(); } }",
            "namespace Shop; public interface IAliased { [DefaultFallback] int Count(); }",
        ]),
        ("Orders.cs",
        [
            "namespace Shop; [Critical(\"g\")] public interface IOrders { [ReadinessProbe] Task<bool> PingAsync(); Price Total(Kind kind = Limits.Usual); }",
            "namespace Shop; [Critical(\"g\")] public interface IOrders { [ReadinessProbe(TimeoutMilliseconds = 7)] bool Ping(); }",
            "namespace Shop; [NonCritical(\"g\")] public interface IOrders { [ReadinessProbe, DefaultFallback] bool Ping(); }",
            "namespace Shop; public interface IOrders { [ReadinessProbe] bool Ping(); class Inner { [Critical(\"h\")] internal interface IDeep { int Count(); } } }",
        ]),
        ("Marked.cs", ["namespace Shop; public class MarkedAttribute : System.Attribute { }", "namespace Shop; [System.Obsolete] public class MarkedAttribute : System.Attribute { }", ""]),
        ("Everywhere.cs",
        [
            "global using Text = System.String;",
            "global using Text = System.Version;",
            "global using Text = System.String; [assembly: NonCritical(typeof(Shop.IRoot), \"d\")]",
            "global using Text = System.String; namespace Shop; public class Everything { }",
            "global using Text = System.String; global using Spare = HaAnalyzers.NonCriticalAttribute;",
            "global using Text = System.String; global using SpareAttribute = HaAnalyzers.CriticalAttribute;",
        ]),
        ("Unrelated.cs", ["namespace Shop; public class Home { public int Id { get; set; } }", "namespace Shop; public class House { public string Id { get; set; } }", "#nullable disable\nnamespace Shop; public class Home { }"]),
        ("Hiding.cs", ["namespace Shop; public class Other { }", "namespace Shop.Kind { public class Deep { } }", "namespace Shop.Price.Deep; public class Other { }", "namespace Shop.System; public class Other { }"]),
    ];

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(4, true)]
    public void RememberedAndReadAnew_AreTheSame(int seed, bool isOfTests)
    {
        ImmutableArray<MetadataReference> references = isOfTests ? TestReferences.ProductionUnderTest : TestReferences.Production;
        var random = new Random(seed);
        List<(string Name, string Text)> project = [.. Files.Select(file => (file.Name, file.Variants[0]))];
        GeneratorRun run = Start(project, references);
        int different = 0;
        for (int edit = 0; edit < Edits; edit++)
        {
            int place = random.Next(project.Count);
            string name = project[place].Name;
            string[] variants = Files.Single(file => file.Name == name).Variants;
            string text = variants[random.Next(variants.Length)];
            SyntaxTree before = run.Input.SyntaxTrees.Single(tree => tree.FilePath == name);
            SyntaxTree after = Parse(name, text, (CSharpParseOptions)before.Options);
            project[place] = (name, text);
            string[] earlier = Texts(run);
            run = run.Rerun(run.Input.ReplaceSyntaxTree(before, after));

            string[] anew = Texts(Start(project, references));
            Assert.Equal(anew, Texts(run));
            different += anew.SequenceEqual(earlier) ? 0 : 1;
        }

        Assert.InRange(different, Edits / 6, Edits);
    }

    /// <summary>Under a name, and with nodes, of which nothing is remembered.</summary>
    private static GeneratorRun Start(IEnumerable<(string Name, string Text)> project, ImmutableArray<MetadataReference> references)
    {
        GeneratorRun run = GeneratorRun.Of("", references: references);
        var options = (CSharpParseOptions)run.Input.SyntaxTrees.First().Options;
        return run.Rerun(run.Input
            .WithAssemblyName(Guid.NewGuid().ToString())
            .AddSyntaxTrees([.. project.Select(file => Parse(file.Name, file.Text, options))]));
    }

    private static SyntaxTree Parse(string name, string text, CSharpParseOptions options) => CSharpSyntaxTree.ParseText(text, options, name);

    private static string[] Texts(GeneratorRun run) =>
        [.. run.Driver.GetRunResult().GeneratedTrees.Select(tree => tree.FilePath + "\n" + tree).Order(StringComparer.Ordinal)];
}
