using System.Text.RegularExpressions;
using HaAnalyzers.Analyzers.Tests.Testing;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Microsoft.CodeAnalysis;

namespace HaAnalyzers.Analyzers.Tests.Sanity;

/// <summary>Pages, release table and README say what the descriptors say.</summary>
public sealed partial class DocumentationTests
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    private static readonly string[] Sections = ["Why it matters", "Flagged", "Clean", "How to fix", "Options", "When to suppress"];

    public static IEnumerable<TheoryDataRow<string>> Ids => AllRules.Ids;

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_StartsWithIdAndTitle(string id) =>
        Assert.Equal($"{id}: {AllRules.Descriptor(id).Title.ToString(null)}", Text(Page(id).OfType<HeadingBlock>().First()));

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_HasItsSectionsInOrder(string id)
    {
        IEnumerable<HeadingBlock> headings = Page(id).OfType<HeadingBlock>();
        Assert.Equal(Sections, headings.Where(heading => heading.Level == 2).Select(Text));
        Assert.Single(headings, heading => heading.Level == 1);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Page_StatesCategorySeverityAndFix(string id)
    {
        DiagnosticDescriptor descriptor = AllRules.Descriptor(id);
        string[] facts = Rows(Page(id).OfType<Table>().First())[1];
        Assert.Equal(descriptor.Category, facts[0]);
        Assert.Equal(Severity(descriptor), facts[1]);
        Assert.Equal(AllRules.HasFix(id), facts[2] != "none");
    }

    [Fact]
    public void ReleaseTable_HasARowForEveryRule()
    {
        string releases = Repository.Read("src", "HaAnalyzers.Analyzers", "AnalyzerReleases.Shipped.md")
            + Repository.Read("src", "HaAnalyzers.Analyzers", "AnalyzerReleases.Unshipped.md");
        IEnumerable<string> rows = ReleaseRow().Matches(releases).Select(match => match.Value.TrimEnd());
        IEnumerable<string> expected = AllRules.Analyzers
            .SelectMany(analyzer => analyzer.SupportedDiagnostics.Select(
                descriptor => $"{descriptor.Id} | {descriptor.Category} | {descriptor.DefaultSeverity} | {analyzer.GetType().Name}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(expected, rows.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Readme_HasARowForEveryRule()
    {
        Table table = Markdown.Parse(Repository.Read("README.md"), Pipeline).OfType<Table>()
            .Single(candidate => Rows(candidate)[0] is ["Id", "Severity", "Fault", "Fix"]);
        IEnumerable<string[]> expected = AllRules.Descriptors.Select(descriptor => new[]
        {
            descriptor.Id, Severity(descriptor), descriptor.Title.ToString(null), AllRules.HasFix(descriptor.Id) ? "yes" : "",
        });
        Assert.Equal(expected, Rows(table).Skip(1));

        IEnumerable<string> links = table.Descendants<LinkInline>().Select(link => link.Url!);
        Assert.Equal(
            AllRules.Descriptors.Select(descriptor => $"src/HaAnalyzers.Analyzers/Rules/{AllRules.Family(descriptor)}/{descriptor.Id}.md"), links);
    }

    [Theory]
    [InlineData("default")]
    [InlineData("none")]
    [InlineData("strict")]
    public void Profile_KnowsEveryRule(string mode)
    {
        string profile = Repository.Read("src", "HaAnalyzers", "buildTransitive", "profiles", $"HaAnalyzers.{mode}.globalconfig");
        Assert.Equal(
            AllRules.Descriptors.Select(descriptor => descriptor.Id),
            ProfileRow().Matches(profile).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal));
    }

    private static MarkdownDocument Page(string id) => Markdown.Parse(
        Repository.Read("src", "HaAnalyzers.Analyzers", "Rules", AllRules.Family(AllRules.Descriptor(id)), id + ".md"), Pipeline);

    private static string[][] Rows(Table table) => [.. table.OfType<TableRow>().Select(row => row.OfType<TableCell>().Select(Text).ToArray())];

    private static string Text(Block block)
    {
        IEnumerable<LeafBlock> leaves = block is LeafBlock leaf ? [leaf] : block.Descendants<LeafBlock>();
        IEnumerable<Inline> inlines = leaves.SelectMany(part => part.Inline?.FindDescendants<Inline>() ?? []);
        return string.Concat(inlines.Select(inline => inline switch
        {
            LiteralInline literal => literal.Content.ToString(),
            CodeInline code => code.Content,
            _ => "",
        }));
    }

    private static string Severity(DiagnosticDescriptor descriptor) => descriptor.DefaultSeverity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        _ => "info",
    };

    [GeneratedRegex(@"^HA\d{4} .*$", RegexOptions.Multiline)]
    private static partial Regex ReleaseRow();

    [GeneratedRegex(@"^dotnet_diagnostic\.(HA\d{4})\.severity = \w+\r?$", RegexOptions.Multiline)]
    private static partial Regex ProfileRow();
}
