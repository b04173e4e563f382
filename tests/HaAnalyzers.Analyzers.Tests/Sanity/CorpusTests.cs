using HaAnalyzers.Analyzers.Tests.Testing;

namespace HaAnalyzers.Analyzers.Tests.Sanity;

/// <summary>Small programs as people write them. All rules together report what is marked in them, and nothing else.</summary>
public sealed class CorpusTests
{
    public static IEnumerable<TheoryDataRow<string>> Files => CorpusProgram.Names.Select(name => new TheoryDataRow<string>(name));

    [Theory]
    [MemberData(nameof(Files))]
    public Task Program_IsReportedAsMarked(string file) =>
        CorpusVerifier.VerifyAsync(CorpusProgram.Read(file), AllRules.Analyzers, TestContext.Current.CancellationToken);

    [Fact]
    public void Corpus_HasMoreSilentProgramsThanReportingOnes()
    {
        ILookup<bool, string> bySilence = CorpusProgram.Names.Select(CorpusProgram.Read).ToLookup(program => program.Marks.IsEmpty, program => program.Name);
        Assert.True(CorpusProgram.Names.Length >= 150, $"{CorpusProgram.Names.Length} programs");
        Assert.True(bySilence[true].Count() > bySilence[false].Count(), $"{bySilence[true].Count()} silent, {bySilence[false].Count()} reporting");
    }

    [Fact]
    public void EveryRuleAboutPrograms_IsReportedInOne()
    {
        // What HA0001 to HA0005 and HA0008 find are errors: such a program could not be built.
        IEnumerable<string> expected = AllRules.Descriptors
            .Where(descriptor => descriptor.DefaultSeverity != Microsoft.CodeAnalysis.DiagnosticSeverity.Error)
            .Select(descriptor => descriptor.Id);
        Assert.Empty(expected.Except(CorpusProgram.Names.SelectMany(name => CorpusProgram.Read(name).Marks).Select(mark => mark.Id)));
    }
}
