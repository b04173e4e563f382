using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests;

public sealed class DegradationTests
{
    private readonly GuardedDependency _guarded = Dependencies.Create(TimeProvider.System);

    [Fact]
    public void ObservedFlow_SeesContractMemberKindAndAge()
    {
        using DegradationScope scope = Degradation.Observe();
        _guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(3));
        _guarded.ReportDegraded("CountAsync", FallbackKind.Default);
        Assert.Equal(
            [
                new DegradedAnswer("N.IOrders", "GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(3)),
                new DegradedAnswer("N.IOrders", "CountAsync", FallbackKind.Default, null),
            ],
            scope.Answers);
    }

    [Fact]
    public async Task ChildTasks_ReportToTheScopeOfTheirParent()
    {
        using DegradationScope scope = Degradation.Observe();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            for (int i = 0; i < 1_000; i++)
            {
                _guarded.ReportDegraded("GetAsync", FallbackKind.Empty);
                if (i % 100 == 0)
                {
                    await Task.Yield();
                }
            }
        })));
        Assert.Equal(8_000, scope.Answers.Count);
    }

    [Fact]
    public async Task FlowsBesideEachOther_SeeOnlyTheirOwn()
    {
        async Task<string> Flow(string member)
        {
            using DegradationScope scope = Degradation.Observe();
            await Task.Yield();
            _guarded.ReportDegraded(member, FallbackKind.Empty);
            await Task.Yield();
            return string.Join(",", scope.Answers.Select(answer => answer.Member));
        }

        Assert.Equal(["a", "b"], await Task.WhenAll(Flow("a"), Flow("b")));
    }

    [Fact]
    public void NestedScope_AddsToBothAndEndsAlone()
    {
        using DegradationScope outer = Degradation.Observe();
        using (DegradationScope inner = Degradation.Observe())
        {
            _guarded.ReportDegraded("both", FallbackKind.Empty);
            Assert.Single(inner.Answers);
        }

        _guarded.ReportDegraded("outer", FallbackKind.Empty);
        Assert.Equal(["both", "outer"], outer.Answers.Select(answer => answer.Member));
    }

    [Fact]
    public void OuterScopeDisposedFirst_LeavesTheInnerOneCollecting()
    {
        DegradationScope outer = Degradation.Observe();
        using DegradationScope inner = Degradation.Observe();
        outer.Dispose();
        _guarded.ReportDegraded("late", FallbackKind.Empty);
        Assert.Empty(outer.Answers);
        Assert.Single(inner.Answers);
    }

    [Fact]
    public void DisposedScope_CollectsNothingMoreAndStaysReadable()
    {
        DegradationScope scope = Degradation.Observe();
        _guarded.ReportDegraded("before", FallbackKind.Empty);
        scope.Dispose();
        scope.Dispose();
        _guarded.ReportDegraded("after", FallbackKind.Empty);
        Assert.Equal(["before"], scope.Answers.Select(answer => answer.Member));
    }

    [Fact]
    public async Task ChildTaskThatOutlivesTheScope_ReportsToNobody()
    {
        var go = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Task child;
        DegradationScope scope;
        using (scope = Degradation.Observe())
        {
            child = Task.Run(async () =>
            {
                await go.Task;
                _guarded.ReportDegraded("late", FallbackKind.Empty);
            });
        }

        go.SetResult();
        await child;
        Assert.Empty(scope.Answers);
    }

    [Fact]
    public void Answers_AreASnapshot()
    {
        using DegradationScope scope = Degradation.Observe();
        IReadOnlyList<DegradedAnswer> before = scope.Answers;
        _guarded.ReportDegraded("later", FallbackKind.Empty);
        Assert.Empty(before);
    }

    [Fact]
    public void NobodyObserves_ReportingAllocatesNothing()
    {
        Degradation.Observe().Dispose();
        _guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(3));
        long before = GC.GetAllocatedBytesForCurrentThread();
        _guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(3));
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
