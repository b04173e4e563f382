using HaAnalyzers.Analyzers.Tests.Testing;
using HaAnalyzers.Extensions.Tests.Support;

namespace HaAnalyzers.AspNetCore.Tests.LoadShedding;

/// <summary>The README lists what there is, under the names it keeps.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void Readme_ListsEveryLogEvent() =>
        Assert.Equal(LogEventTable.EventsOf(typeof(LoadShedder).Assembly), LogEventTable.Rows(category => category == "HaAnalyzers.LoadShedding"));

    [Fact]
    public void Readme_ListsEveryOption()
    {
        string[] rows = [.. Repository.Read("README.md").Split('\n').Where(row => row.StartsWith("| `", StringComparison.Ordinal))];

        Assert.All(SheddingRange.Setters.Keys, option => Assert.Contains(rows, row => row.Split('|')[1].Contains($"`{option}`", StringComparison.Ordinal)));
    }
}
