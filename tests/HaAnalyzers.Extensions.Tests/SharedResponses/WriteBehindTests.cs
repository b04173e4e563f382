namespace HaAnalyzers.Extensions.Tests.SharedResponses;

/// <summary>How often an answer is written; the maximum age is 60 s.</summary>
public sealed class WriteBehindTests : IDisposable
{
    private readonly ScriptedHybridCache _store = new();
    private readonly ApplicationProcess _process;

    public WriteBehindTests() => _process = ApplicationProcess.Start(_store);

    public void Dispose() => _process.Dispose();

    [Fact]
    public async Task ManyAnswersAtOnce_AreWrittenOnce()
    {
        for (int i = 0; i < 100; i++)
        {
            await AskAsync("at");
        }

        await AssertNextWritesAsync("at");
    }

    [Fact]
    public async Task EqualAnswerInANewInstance_IsWrittenEveryQuarterOfItsMaximumAge()
    {
        await AskAsync("at");
        await AssertNextWritesAsync("at");
        for (int second = 1; second < 15; second++)
        {
            _process.Time.Advance(TimeSpan.FromSeconds(1));
            await AskAsync("at");
        }

        await AskAsync("be");
        await AssertNextWritesAsync("be");
        _process.Time.Advance(TimeSpan.FromSeconds(1));
        await AskAsync("at");
        await AssertNextWritesAsync("at");
        Assert.Equal(3, _store.CallCount);
    }

    [Fact]
    public async Task AnswerThatChanged_IsWrittenAfterASecond()
    {
        await AskAsync("at");
        await AssertNextWritesAsync("at");
        _process.Time.Advance(TimeSpan.FromSeconds(1));
        _process.Dependency.Edition = "second edition: ";
        await AskAsync("at");
        await AssertNextWritesAsync("at");
        Assert.Equal(2, _store.CallCount);
    }

    private async Task AskAsync(string country) => await _process.Catalog.TitlesAsync(country, CancellationToken.None);

    private async Task AssertNextWritesAsync(string country) => Assert.EndsWith($":{country}", await _store.NextAsync());
}
