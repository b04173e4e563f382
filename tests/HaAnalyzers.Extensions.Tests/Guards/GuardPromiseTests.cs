using HaAnalyzers.CircuitBreaking;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Extensions.Tests.Guards;

/// <summary>What a generated guard promises, for every kind of member and every form of fallback.</summary>
public sealed class GuardPromiseTests
{
    private const int Id = 7;

    public static TheoryData<Form, Kind> Members => new(
        from form in Enum.GetValues<Form>()
        from kind in Enum.GetValues<Kind>()
        select (form, kind));

    public static TheoryData<Form, Kind> MembersWithToken => new(
        from form in Enum.GetValues<Form>()
        from kind in Enum.GetValues<Kind>()
        where kind.HasToken()
        select (form, kind));

    public static TheoryData<Form, Kind, Failure> Failures => new(
        from form in Enum.GetValues<Form>()
        from kind in Enum.GetValues<Kind>()
        from failure in Enum.GetValues<Failure>()
        where GuardedKinds.Applies(failure, kind)
        select (form, kind, failure));

    [Theory]
    [MemberData(nameof(Members))]
    public async Task Success_IsTheAnswerOfTheDependency(Form form, Kind kind)
    {
        var guarded = new GuardedKinds(form);
        using var caller = new CancellationTokenSource();
        using DegradationScope degradation = Degradation.Observe();

        string? answer = await guarded.Guard.Call(kind, Id, caller.Token);

        Assert.Equal(kind.HasResult() ? "live" : null, answer);
        Assert.Equal((1, kind.HasToken() ? Id : 0), (guarded.Dependency.Calls, guarded.Dependency.LastId));
        Assert.Empty(degradation.Answers);
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
        Assert.Empty(guarded.Sent);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task LateSuccess_IsTheAnswerOfTheDependency(Form form, Kind kind)
    {
        var guarded = new GuardedKinds(form);
        var answer = new TaskCompletionSource<string?>();
        guarded.Dependency.Script = _ => kind.IsAsync() ? answer.Task : Task.FromResult<string?>("live");

        Task<string?> call = guarded.Guard.Call(kind, Id, CancellationToken.None);
        guarded.Time.Advance(GuardedKinds.Timeout - TimeSpan.FromMilliseconds(1));
        Assert.Equal(!kind.IsAsync(), call.IsCompleted);
        answer.SetResult("live");

        Assert.Equal(kind.HasResult() ? "live" : null, await call);
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task Failure_IsReplacedByTheFallback(Form form, Kind kind, Failure failure)
    {
        var guarded = new GuardedKinds(form);
        using DegradationScope degradation = Degradation.Observe();
        FallbackKind expected = guarded.FallbackKind(kind);

        Task<string?> call = guarded.CallFailing(failure, kind, Id);

        if (expected == FallbackKind.None)
        {
            await AssertUnavailable(guarded, kind, failure, call);
            Assert.Empty(degradation.Answers);
        }
        else
        {
            Assert.Equal(guarded.Substitute(kind, Id), await call);
            DegradedAnswer degraded = Assert.Single(degradation.Answers);
            Assert.Equal(new DegradedAnswer(guarded.Contract.FullName!, Kinds.MemberOf(kind), expected, Age: null), degraded);
            bool passesOn = form is Form.Method or Form.Implementation && !kind.HasResult();
            Assert.Equal(passesOn ? [Id] : [], guarded.Sent);
        }

        Assert.Equal(failure == Failure.BreakerIsOpen ? CircuitState.Isolated : CircuitState.Open, guarded.Breaker.State);
        Assert.Equal(failure == Failure.BreakerIsOpen ? 0 : 1, guarded.Dependency.Calls);
    }

    [Theory]
    [MemberData(nameof(Members))]
    public async Task OpenBreaker_DoesNotCallTheDependencyUntilTheBreakIsOver(Form form, Kind kind)
    {
        var guarded = new GuardedKinds(form);
        await Swallow(guarded.CallFailing(Failure.Throws, kind, Id));
        guarded.Dependency.Script = _ => Task.FromResult<string?>("live");

        guarded.Time.Advance(GuardedKinds.Break - TimeSpan.FromMilliseconds(1));
        await Swallow(CallAsync(guarded, kind));
        Assert.Equal(1, guarded.Dependency.Calls);

        guarded.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(kind.HasResult() ? "live" : null, await CallAsync(guarded, kind));
        Assert.Equal(2, guarded.Dependency.Calls);
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Theory]
    [MemberData(nameof(MembersWithToken))]
    public async Task CallersCancellation_IsTheCallersAndGivesTheProbeSlotBack(Form form, Kind kind)
    {
        var guarded = new GuardedKinds(form);
        await Swallow(guarded.CallFailing(Failure.Throws, kind, Id));
        guarded.Time.Advance(GuardedKinds.Break);
        using var caller = new CancellationTokenSource();
        using DegradationScope degradation = Degradation.Observe();
        guarded.Dependency.Script = token => CancelledByCaller(kind, caller, token);

        Task<string?> call = CallAsync(guarded, kind, caller.Token);
        await caller.CancelAsync();

        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(caller.Token, exception.CancellationToken);
        Assert.Equal(CircuitState.HalfOpen, guarded.Breaker.State);
        Assert.Empty(degradation.Answers);

        guarded.Dependency.Script = _ => Task.FromResult<string?>("live");
        Assert.Equal(kind.HasResult() ? "live" : null, await CallAsync(guarded, kind));
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Theory]
    [MemberData(nameof(MembersWithToken))]
    public async Task Dependency_GetsATokenOfTheGuard(Form form, Kind kind)
    {
        var guarded = new GuardedKinds(form);
        using var caller = new CancellationTokenSource();
        bool signalled = false;
        guarded.Dependency.Script = token =>
        {
            caller.Cancel();
            signalled = token.IsCancellationRequested;
            return Task.FromResult<string?>("live");
        };

        await CallAsync(guarded, kind, caller.Token);

        Assert.NotEqual(caller.Token, guarded.Dependency.LastToken);
        Assert.True(signalled);
    }

    [Fact]
    public async Task TimeoutAfterCallerCancelled_IsTheCallers()
    {
        var guarded = new GuardedKinds(Form.Empty);
        using var caller = new CancellationTokenSource();
        guarded.Dependency.Script = _ => new TaskCompletionSource<string?>().Task;

        Task<string?> call = guarded.Guard.FindAsync(Id, caller.Token);
        await caller.CancelAsync();
        guarded.Time.Advance(GuardedKinds.Timeout);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(CircuitState.Closed, guarded.Breaker.State);
    }

    [Fact]
    public void CompletedTask_IsTheDependencysOwn()
    {
        var guarded = new GuardedKinds(Form.Cached);
        Task<string?> own = Task.FromResult<string?>("live");
        guarded.Dependency.Script = _ => own;

        Assert.Same(own, guarded.Guard.FindAsync(Id, CancellationToken.None));
        Assert.Same(own, guarded.Guard.SendAsync(Id, CancellationToken.None));
    }

    private static Task<string?>? CancelledByCaller(Kind kind, CancellationTokenSource caller, CancellationToken token)
    {
        if (kind.IsAsync())
        {
            return new TaskCompletionSource<string?>().Task;
        }

        caller.Cancel();
        token.ThrowIfCancellationRequested();
        return null;
    }

    private static async Task AssertUnavailable(GuardedKinds guarded, Kind kind, Failure failure, Task<string?> call)
    {
        var exception = await Assert.ThrowsAsync<DependencyUnavailableException>(() => call);
        Assert.Equal((guarded.Contract.FullName, Kinds.MemberOf(kind)), (exception.Dependency, exception.Member));
        bool isolated = failure == Failure.BreakerIsOpen;
        Assert.Equal(isolated ? CircuitState.Isolated : CircuitState.Open, exception.CircuitState);
        Assert.Equal(isolated ? null : GuardedKinds.Break, exception.RetryAfter);
        Assert.Equal(isolated, exception.InnerException is null);
        Assert.Contains($"{exception.Dependency}.{exception.Member}", exception.Message, StringComparison.Ordinal);
        Assert.Contains(isolated ? "Isolated" : "Open, retry after 5 s", exception.Message, StringComparison.Ordinal);
    }

    private static async Task<string?> CallAsync(GuardedKinds guarded, Kind kind, CancellationToken cancellationToken = default) =>
        await guarded.Guard.Call(kind, Id, cancellationToken);

    /// <summary>Awaits a call whose answer does not matter; without a fallback it says so.</summary>
    private static async Task Swallow(Task<string?> call)
    {
        Exception? exception = await Record.ExceptionAsync(() => call);
        Assert.True(exception is null or DependencyUnavailableException, exception?.ToString());
    }
}
