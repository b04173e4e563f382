using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Guarding;

/// <summary>What is known of a call without an answer, and what somebody who asks for its exception gets.</summary>
public sealed class CallFailureTests
{
    [Fact]
    public void Exception_IsTheOneThatWasThrown()
    {
        var thrown = new HttpRequestException("away");
        var failure = new CallFailure(thrown);

        Assert.True(failure.IsFailure);
        Assert.False(failure.IsCancellation);
        Assert.Same(thrown, failure.Exception);
        Assert.Equal(typeof(HttpRequestException), failure.ExceptionType);
    }

    [Fact]
    public void FaultedTask_IsItsException()
    {
        var thrown = new HttpRequestException("away");
        var failure = new CallFailure(Task.FromException(thrown));

        Assert.False(failure.IsCancellation);
        Assert.Same(thrown, failure.Exception);
        Assert.Equal(typeof(HttpRequestException), failure.ExceptionType);
    }

    [Fact]
    public void CancelledTask_IsACancellation()
    {
        Task cancelled = Task.FromCanceled(new CancellationToken(canceled: true));
        var failure = new CallFailure(cancelled);

        Assert.True(failure.IsCancellation);
        Assert.Same(cancelled, Assert.IsType<TaskCanceledException>(failure.Exception).Task);
        Assert.Equal(typeof(TaskCanceledException), failure.ExceptionType);
    }

    [Fact]
    public void CancelledCall_IsACancellation() => Assert.True(new CallFailure(new OperationCanceledException()).IsCancellation);

    [Fact]
    public void WrongAnswer_SaysSo()
    {
        Assert.True(CallFailure.WrongAnswer.IsFailure);
        Assert.False(CallFailure.WrongAnswer.IsCancellation);
        Assert.Null(CallFailure.WrongAnswer.ExceptionType);
        Assert.Equal(
            "The dependency answered, and the result check of the member refused the answer.",
            Assert.IsType<InvalidDataException>(CallFailure.WrongAnswer.Exception).Message);
    }

    [Fact]
    public void Timeout_SaysSo()
    {
        Assert.True(CallFailure.TimedOut.IsFailure);
        Assert.False(CallFailure.TimedOut.IsCancellation);
        Assert.Equal(typeof(TimeoutException), CallFailure.TimedOut.ExceptionType);
        Assert.Equal("The dependency did not answer in time.", Assert.IsType<TimeoutException>(CallFailure.TimedOut.Exception).Message);
    }

    [Fact]
    public void NoFailure_HasNoException()
    {
        Assert.False(default(CallFailure).IsFailure);
        Assert.Null(default(CallFailure).ExceptionType);
        Assert.Equal("There is no failure.", Assert.Throws<InvalidOperationException>(() => default(CallFailure).Exception).Message);
    }

    [Fact]
    public void TaskThatIsNotOver_SaysSo_AndItsLaterExceptionIsObserved()
    {
        var late = new HttpRequestException("late, of this very test");

        Assert.False(Unobserved.IsReported(late, () =>
        {
            var source = new TaskCompletionSource();
            var failure = new CallFailure(source.Task);
            Assert.Equal(
                "The value task of the dependency had completed, and then it had not.",
                Assert.IsType<InvalidOperationException>(failure.Exception).Message);
            source.SetException(late);
        }));
    }

    [Fact]
    public void ExceptionOfAFaultedTask_IsObserved()
    {
        var failed = new HttpRequestException("observed, of this very test");

        Assert.False(Unobserved.IsReported(failed, () => Assert.True(new CallFailure(Task.FromException(failed)).IsFailure)));
    }
}
