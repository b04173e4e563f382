using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;
using Microsoft.Extensions.Time.Testing;

namespace HaAnalyzers.Tests.Guarding;

public sealed class LastErrorTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void NoFailure_HasNone()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        guarded.Begin().Succeed();

        Assert.Null(guarded.LastError);
    }

    [Fact]
    public void Exception_IsNamedAlsoAfterASuccess()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        guarded.Begin().Fail(new HttpRequestException("secret"));
        _time.Advance(Breakers.Break);
        guarded.Begin().Succeed();

        Assert.Equal("System.Net.Http.HttpRequestException", guarded.LastError);
    }

    [Fact]
    public async Task FailedTask_IsNamedByItsException()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        var dependency = new ManualDependency(Shape.TaskOfResult);
        Task<Answer> answer = dependency.CompleteAsync(guarded.Begin());
        dependency.Fail(new IOException());
        await answer;

        Assert.Equal("System.IO.IOException", guarded.LastError);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TimeIsUp_IsATimeoutWhetherTheDependencyObeysOrNot(bool obeys)
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        var dependency = new ManualDependency(Shape.TaskOfResult);
        GuardedCall call = guarded.Begin(CancellationToken.None);
        if (obeys)
        {
            call.Token.Register(() => dependency.Fail(new TaskCanceledException()));
        }

        Task<Answer> answer = dependency.CompleteAsync(call);
        _time.Advance(Dependencies.Timeout);
        await answer;

        Assert.Equal("System.TimeoutException", guarded.LastError);
    }

    [Fact]
    public void CancellationBeforeTheTimeIsUp_IsWhatItIs()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        guarded.Begin(CancellationToken.None).Fail(new OperationCanceledException());

        Assert.Equal("System.OperationCanceledException", guarded.LastError);
    }

    [Fact]
    public void RefusedAnswer_IsInvalidData()
    {
        GuardedDependency guarded = Dependencies.Create(_time);
        guarded.Begin().Reject();

        Assert.Equal("System.IO.InvalidDataException", guarded.LastError);
    }

    [Fact]
    public void CallersCancellationAndIgnoredException_AreNone()
    {
        using var caller = new CancellationTokenSource();
        GuardedDependency guarded = Dependencies.Create(_time, options => options.IgnoredExceptions = [typeof(KeyNotFoundException)]);
        guarded.Begin().Fail(new KeyNotFoundException());
        GuardedCall cancelled = guarded.Begin(caller.Token);
        caller.Cancel();
        Assert.Throws<OperationCanceledException>(() => cancelled.Fail(new OperationCanceledException(caller.Token), caller.Token));

        Assert.Null(guarded.LastError);
    }
}
