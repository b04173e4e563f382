using HaAnalyzers.Extensions.Tests.Support;

namespace HaAnalyzers.Extensions.Tests.Options;

/// <summary>The README lists every log event under the id it keeps.</summary>
public sealed class LogEventTableTests
{
    [Fact]
    public void Readme_ListsEveryEvent() =>
        Assert.Equal(LogEventTable.EventsOf(typeof(GuardRegistration).Assembly), LogEventTable.Rows(category => category != "HaAnalyzers.LoadShedding"));
}
