using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Extensions.Tests.Contracts;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>An exception that says nothing about the dependency goes to the caller and counts as nothing.</summary>
public sealed class IgnoredExceptionsTests
{
    public static TheoryData<string, bool> Members => new MatrixTheoryData<string, bool>(
        [nameof(ISurvey.Share), nameof(ISurvey.ShareAsync), nameof(ISurvey.ShareValueAsync), nameof(ISurvey.VoteAsync)], [false, true]);

    [Theory]
    [MemberData(nameof(Members))]
    public async Task IgnoredException_ReachesTheCallerAndCountsAsNothing(string member, bool later)
    {
        var thrown = new ArgumentOutOfRangeException(nameof(later), "No such survey.");
        (SurveyGuard guard, _) = AboutToProbe(() => throw thrown, later);
        Assert.Same(thrown, await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Call(guard, member)));
        Assert.Equal(CircuitState.HalfOpen, guard.Breaker.State);

        // The probe slot is free again.
        Assert.Same(thrown, await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => Call(guard, member)));
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task OtherException_IsAFailure(string member, bool later)
    {
        (SurveyGuard guard, _) = AboutToProbe(() => throw new InvalidOperationException(), later);
        await Call(guard, member);
        Assert.Equal(CircuitState.Open, guard.Breaker.State);
    }

    [Fact]
    public void IgnoredException_KeepsItsStack()
    {
        (SurveyGuard guard, _) = AboutToProbe(() => throw new ArgumentException("No such survey."), later: false);
        var exception = Assert.Throws<ArgumentException>(() => guard.Share(1));
        Assert.Contains(nameof(ScriptedSurvey), exception.StackTrace, StringComparison.Ordinal);
    }

    [Fact]
    public void TypeThatIsNoException_IsRefusedByName()
    {
        var options = new DependencyOptions { IgnoredExceptions = [typeof(string), typeof(Exception), null!] };
        Assert.Equal(
            [
                "IgnoredExceptions contains System.String; allowed are types derived from System.Exception.",
                "IgnoredExceptions contains System.Exception; allowed are types derived from System.Exception.",
                "IgnoredExceptions contains null; allowed are types derived from System.Exception.",
            ],
            options.Validate());
    }

    private static (SurveyGuard Guard, FakeTimeProvider Time) AboutToProbe(Func<int> answer, bool later)
    {
        var time = new FakeTimeProvider();
        bool healthy = false;
        var guard = new SurveyGuard(new ScriptedSurvey(() => healthy ? answer() : throw new HttpRequestException(), later), timeProvider: time);
        guard.Share(1);
        Assert.Equal(CircuitState.Open, guard.Breaker.State);
        time.Advance(TimeSpan.FromSeconds(5));
        healthy = true;
        return (guard, time);
    }

    private static async Task Call(SurveyGuard guard, string member)
    {
        switch (member)
        {
            case nameof(ISurvey.Share):
                guard.Share(1);
                return;
            case nameof(ISurvey.ShareAsync):
                await guard.ShareAsync(1);
                return;
            case nameof(ISurvey.VoteAsync):
                await guard.VoteAsync(1, TestContext.Current.CancellationToken);
                return;
            default:
                await guard.ShareValueAsync(1, TestContext.Current.CancellationToken);
                return;
        }
    }
}
