using HaAnalyzers.Guarding;
using HaAnalyzers.Tests.Support;

namespace HaAnalyzers.Tests.Telemetry;

[Collection(nameof(ListeningTests))]
public sealed class FallbackMeasurementTests : IDisposable
{
    private readonly GuardedDependency _guarded = Dependencies.Create(TimeProvider.System);
    private readonly RecordedMeasurements _recorded = new(Dependencies.Contract);

    public void Dispose() => _recorded.Dispose();

    [Theory]
    [InlineData(FallbackKind.Empty, "empty")]
    [InlineData(FallbackKind.Default, "default")]
    [InlineData(FallbackKind.Omitted, "omitted")]
    [InlineData(FallbackKind.Method, "method")]
    [InlineData(FallbackKind.Implementation, "implementation")]
    [InlineData((FallbackKind)99, "_OTHER")]
    public void Fallback_IsCountedByMemberAndKind(FallbackKind kind, string expected)
    {
        _guarded.ReportDegraded("GetAsync", kind);
        Assert.Equal($"1 haanalyzers.member=GetAsync haanalyzers.fallback.kind={expected}", Assert.Single(_recorded.All).ToString());
    }

    [Fact]
    public void CachedFallback_IsCounted_AndItsAgeMeasured()
    {
        _guarded.ReportDegraded("GetAsync", FallbackKind.Cached, TimeSpan.FromSeconds(90));
        Assert.Equal(["1 haanalyzers.member=GetAsync haanalyzers.fallback.kind=cached"], _recorded.Of("haanalyzers.guard.fallbacks"));
        Assert.Equal(["90 haanalyzers.member=GetAsync"], _recorded.Of("haanalyzers.guard.fallback.age"));
    }

    [Fact]
    public void MemberWithoutAFallback_IsCountedAsNone()
    {
        _guarded.Unavailable("RefreshAsync", new HttpRequestException());
        Assert.Equal("1 haanalyzers.member=RefreshAsync haanalyzers.fallback.kind=none", Assert.Single(_recorded.All).ToString());
    }
}
