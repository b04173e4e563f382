using HaAnalyzers.Analyzers.Knowledge;
using Microsoft.CodeAnalysis.CSharp;

namespace HaAnalyzers.Analyzers.Tests.Knowledge;

public sealed class FileNamesTests
{
    private readonly FileNames _file = FileNames.Of(CSharpSyntaxTree.ParseText(
        """
        // AddRateLimiter in a comment
        class \u0041pplication { void N() { \U00000048ttpClient(); var path = @"C:\users\unit"; var header = "X\u002dShed"; } }
        class Größe { void M() { @UseShedding<int>(); var x = "UseOcelot is a text"; var y = "Retry-After"; a.b_c(1); } }
        """));

    [Theory]
    [InlineData("UseShedding", true)]
    [InlineData("b_c", true)]
    [InlineData("a", true)]
    [InlineData("HttpClient", true)]
    [InlineData("ttpClient", false)]
    [InlineData("AddRateLimiter", false)]
    [InlineData("UseOcelot", false)]
    [InlineData("useshedding", false)]
    [InlineData("Shedding", false)]
    public void Mentions_NamesThatStandInCode(string name, bool expected) => Assert.Equal(expected, _file.Mentions(name));

    [Theory]
    [InlineData("AddRateLimiter", true)]
    [InlineData("Größe", true)]
    [InlineData("Application", true)]
    [InlineData("HttpClient", true)]
    [InlineData("users", true)]
    [InlineData("unit", true)]
    [InlineData("Elsewhere", false)]
    public void MayMention_AnyWord(string name, bool expected) => Assert.Equal(expected, _file.MayMention([name]));

    [Theory]
    [InlineData("UseShedding", true)]
    [InlineData("AddRateLimiter", true)]
    [InlineData("Second", true)]
    [InlineData("Elsewhere", false)]
    public void AnyMayMention_LooksIntoEveryFile(string name, bool expected) => Assert.Equal(
        expected,
        FileNames.AnyMayMention(CSharpCompilation.Create("Names", [_file.Tree, CSharpSyntaxTree.ParseText("class Second;")]), ["Nowhere", name]));

    [Theory]
    [InlineData("Retry-After", true)]
    [InlineData("x-shed", true)]
    [InlineData("retry-after", true)]
    [InlineData("Retry", false)]
    [InlineData("UseShedding", false)]
    public void Says_WholeTexts(string text, bool expected) => Assert.Equal(expected, _file.Says(text));

    [Theory]
    [InlineData("a TEXT", true)]
    [InlineData("comment", false)]
    public void SaysPartly_PartsOfTexts(string part, bool expected) => Assert.Equal(expected, _file.SaysPartly(part));
}
