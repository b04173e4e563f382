using System.Net.Http;
using HaAnalyzers.Testing.Tests.Contracts;

namespace HaAnalyzers.Testing.Tests.Faults;

/// <summary>Answers that the script gives: right ones, and wrong ones.</summary>
public sealed class AnswerTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wrong_AnswersWhereItFits_AndLeavesTheOthersHealthy()
    {
        IShelf shelf = new FaultyShelf(new ListShelf()).Wrong(-7);

        Assert.Equal(-7, await shelf.CountAsync(1, Token));
        Assert.Equal(-7, shelf.Count(1, Token));
        Assert.Equal(-7, shelf["Solaris"]);
        Assert.Equal(["Solaris", "Stalker"], await shelf.TitlesAsync(1, Token));
        Assert.Equal("Ada", shelf.Owner);
    }

    [Fact]
    public async Task Wrong_TakesWhatConvertsToTheResult()
    {
        var faulty = new FaultyShelf(new ListShelf());
        IShelf shelf = faulty.ForMember(nameof(IShelf.TitlesAsync)).Wrong<IReadOnlyList<string>>(["Nonsense"]);
        Assert.Equal(["Nonsense"], await shelf.TitlesAsync(1, Token));

        faulty.ForMember(nameof(IShelf.TitlesAsync)).Wrong(new[] { "More nonsense" });
        Assert.Equal(["More nonsense"], await shelf.TitlesAsync(1, Token));

        faulty.ForMember(nameof(IShelf.Owner)).Wrong<string?>(null);
        Assert.Null(shelf.Owner);
    }

    [Fact]
    public async Task Wrong_AnswersWithAStream()
    {
        IShelf shelf = new FaultyShelf(new ListShelf()).Wrong(Guarding.EmptySequence<string>.Instance);

        Assert.Empty(Assert.IsType<List<string>>(await shelf.CallAsync(nameof(IShelf.ReadAsync))));
    }

    [Fact]
    public void Wrong_ThatNoMemberCanReturn_IsRefused_AndChangesNothing()
    {
        FaultyShelf shelf = new FaultyShelf().Down();

        var everywhere = Assert.Throws<ArgumentException>(() => shelf.ForMember(nameof(IShelf.CountAsync)).Wrong("three"));
        Assert.Equal("FaultyShelf.CountAsync cannot answer with a value of type String: CountAsync returns Int32.", everywhere.Message);
        var nothing = Assert.Throws<ArgumentException>(() => shelf.ForMember(nameof(IShelf.Sort)).Wrong(3));
        Assert.Equal("FaultyShelf.Sort cannot answer with a value of type Int32: Sort returns nothing.", nothing.Message);
        Assert.Throws<ArgumentException>(() => shelf.ForMember(nameof(IShelf.CountAsync)).Wrong<string?>(null));
        Assert.Throws<ArgumentException>(() => shelf.ForMember(nameof(IShelf.CountAsync)).Flap(1, 1, Fault.Wrong("three")));
        Assert.Throws<ArgumentException>(() => shelf.ForMember(nameof(IShelf.CountAsync)).Healthy("three"));
        Assert.Throws<HttpRequestException>(() => ((IShelf)shelf).Count(1, Token));
    }

    [Fact]
    public void GenericMember_FindsOutWhenItIsCalled()
    {
        IShelf shelf = new FaultyShelf().ForMember(nameof(IShelf.Setting)).Wrong("dark");

        Assert.Equal("dark", shelf.Setting<string>("theme"));
        var misfit = Assert.Throws<InvalidOperationException>(() => shelf.Setting<int>("theme"));
        Assert.Equal("FaultyShelf.Setting was told to answer with a value of type String, but this call returns Int32.", misfit.Message);
    }

    [Fact]
    public void OutParameter_OfAScriptedAnswer_IsItsDefault()
    {
        IShelf shelf = new FaultyShelf(new ListShelf()).ForMember(nameof(IShelf.TryFind)).Wrong(true);

        Assert.True(shelf.TryFind("Stalker", out int place));
        Assert.Equal(0, place);
    }

    [Fact]
    public void HealthyAnswer_OutlivesAnOutage()
    {
        FaultyShelf faulty = new FaultyShelf().ForMember(nameof(IShelf.Count)).Healthy(12);
        IShelf shelf = faulty;
        Assert.Equal(12, shelf.Count(1, Token));

        faulty.Down();
        Assert.Throws<HttpRequestException>(() => shelf.Count(1, Token));

        faulty.Healthy();
        Assert.Equal(12, shelf.Count(1, Token));
    }

    [Fact]
    public void WrongAnswer_TakesThePlaceOfTheHealthyOne()
    {
        IShelf shelf = new FaultyShelf().Healthy(12).Wrong(-7);

        Assert.Equal(-7, shelf.Count(1, Token));
    }

    [Fact]
    public async Task SlowMember_GivesItsHealthyAnswer()
    {
        var time = new FakeTime();
        IShelf shelf = new FaultyShelf(timeProvider: time).Healthy(12).Slow(TimeSpan.FromMinutes(1));

        ValueTask<int> call = shelf.CountAsync(1, Token);
        time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(12, await call);
    }
}
