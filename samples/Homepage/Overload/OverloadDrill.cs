using System.Diagnostics;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Overload;

/// <summary>Finds out how many visitors a page can serve, then sends four times as many.</summary>
internal sealed class OverloadDrill
{
    public const double Overload = 4;

    /// <summary>What drawing a page costs.</summary>
    private static readonly TimeSpan WorkOfPage = TimeSpan.FromMilliseconds(10);

    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(3);

    private readonly TimeSpan _duration;
    private readonly int _rounds = Calibrate();

    public OverloadDrill(TimeSpan duration) => _duration = duration;

    /// <summary>Pages a second that come in time while as many visitors as there are processors, twice, come again and again.</summary>
    public async Task<double> MeasureCapacityAsync(ServiceFleet services, CancellationToken cancellationToken)
    {
        await using OverloadProcess page = await OverloadProcess.StartAsync(PageKind.Unguarded, _rounds, services.Addresses, cancellationToken);
        using var visitors = new OverloadVisitors(page.Address);
        await visitors.ComeAgainAsync(Environment.ProcessorCount, WarmUp, cancellationToken);
        IReadOnlyList<OverloadVisit> visits = await visitors.ComeAgainAsync(2 * Environment.ProcessorCount, _duration, cancellationToken);
        return Math.Max(1, visits.Count(visit => visit.IsServed) / _duration.TotalSeconds);
    }

    public async Task<OverloadResult> RunAsync(PageKind kind, double capacity, ServiceFleet services, CancellationToken cancellationToken)
    {
        await using OverloadProcess page = await OverloadProcess.StartAsync(kind, _rounds, services.Addresses, cancellationToken);
        using var visitors = new OverloadVisitors(page.Address);
        IReadOnlyList<OverloadVisit> visits = await visitors.ComeAsync(
            [(capacity / 2, WarmUp), (capacity * Overload, _duration), (capacity / 2, Afterwards)], cancellationToken);
        TimeSpan end = WarmUp + _duration;
        return new OverloadResult(
            kind,
            [.. visits.Where(visit => visit.Came >= WarmUp && visit.Came < end)],
            [.. visits.Where(visit => visit.Came >= end)],
            _duration,
            end);
    }

    /// <summary>How many rounds take as long as drawing a page; the quickest of several tries, without what else the machine did.</summary>
    private static int Calibrate()
    {
        const int Probe = 20_000;
        double quickest = double.MaxValue;
        for (int i = 0; i < 15; i++)
        {
            long began = Stopwatch.GetTimestamp();
            OverloadSite.Work(Probe);
            quickest = Math.Min(quickest, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return (int)(Probe * WorkOfPage.TotalMilliseconds / quickest);
    }
}
