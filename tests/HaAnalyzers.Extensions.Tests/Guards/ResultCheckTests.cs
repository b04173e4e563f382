using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>A wrong answer is a failure.</summary>
public sealed class ResultCheckTests
{
    public static TheoryData<string, bool> Members => new MatrixTheoryData<string, bool>(
        [nameof(ISurvey.Share), nameof(ISurvey.ShareAsync), nameof(ISurvey.ShareValueAsync)], [false, true]);

    [Theory]
    [MemberData(nameof(Members))]
    public async Task RightAnswer_IsPassedOn(string member, bool later)
    {
        var guard = new SurveyGuard(new ScriptedSurvey(() => 40, later));
        Assert.Equal(40, await Call(guard, member));
        Assert.Equal(CircuitState.Closed, guard.Breaker.State);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task WrongAnswer_IsAFailureWithFallback(string member, bool later)
    {
        var guard = new SurveyGuard(new ScriptedSurvey(() => 140, later));
        Assert.Equal(-1, await Call(guard, member));
        Assert.Equal(CircuitState.Open, guard.Breaker.State);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task CheckThatThrows_RefusesTheAnswer(string member, bool later)
    {
        var guard = new SurveyGuard(new ScriptedSurvey(() => 1_000, later));
        Assert.Equal(-1, await Call(guard, member));
        Assert.Equal(CircuitState.Open, guard.Breaker.State);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WrongAnswer_IsNotRemembered(bool later)
    {
        int answer = 140;
        var guard = new SurveyGuard(new ScriptedSurvey(() => answer, later));
        Assert.Equal(-1, await guard.ShareValueAsync(1, default));
        Assert.Equal(-1, await guard.ShareValueAsync(1, default));
        guard.Breaker.Close();
        answer = 40;
        Assert.Equal(40, await guard.ShareValueAsync(1, default));
        answer = 140;
        Assert.Equal(40, await guard.ShareValueAsync(1, default));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task WithoutFallback_SaysThatTheAnswerWasRefused(bool later)
    {
        var guard = new SurveyGuard(new ScriptedSurvey(() => 140, later));
        var exception = await Assert.ThrowsAsync<DependencyUnavailableException>(async () => await guard.BareShareAsync(1));
        Assert.Contains("result check", Assert.IsType<InvalidDataException>(exception.InnerException).Message, StringComparison.Ordinal);
        guard.Breaker.Close();
        exception = Assert.Throws<DependencyUnavailableException>(() => guard.BareShare(1));
        Assert.Contains("BareShare", Assert.IsType<InvalidDataException>(exception.InnerException).Message, StringComparison.Ordinal);
    }

    private static async Task<int> Call(SurveyGuard guard, string member) => member switch
    {
        nameof(ISurvey.Share) => guard.Share(1),
        nameof(ISurvey.ShareAsync) => await guard.ShareAsync(1),
        _ => await guard.ShareValueAsync(1, TestContext.Current.CancellationToken),
    };
}
