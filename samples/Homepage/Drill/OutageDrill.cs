using System.Diagnostics;
using Homepage.Faults;
using Homepage.Services;
using Homepage.Site;

namespace Homepage.Drill;

/// <summary>Takes one homepage through outages, one after the other, and visits both of its pages all the while.</summary>
internal sealed class OutageDrill : IDisposable
{
    /// <summary>Users who come again and again: what they saw last is in the guard's cache.</summary>
    private const int Regulars = 8;

    /// <summary>Every this many visits somebody comes for the first time.</summary>
    private const int NewcomerEvery = 10;

    /// <summary>Visits under way at a time, of both pages together.</summary>
    private const int MaxConcurrentVisits = 160;

    private const int WarmUpVisits = 12;

    private readonly RunningHomepage _homepage;
    private readonly DrillTimes _times;
    private readonly Visitor _visitor = new();
    private readonly SemaphoreSlim _places = new(MaxConcurrentVisits, MaxConcurrentVisits);
    private int _visits;

    public OutageDrill(RunningHomepage homepage, DrillTimes times)
    {
        _homepage = homepage;
        _times = times;
    }

    /// <summary>The first pages of a process are slow for reasons that are no outage.</summary>
    public async Task WarmUpAsync(CancellationToken cancellationToken)
    {
        for (int i = 0; i < WarmUpVisits; i++)
        {
            await Task.WhenAll(
                _visitor.VisitAsync(_homepage.AddressOf(PageKind.Guarded), NextUser(), TimeSpan.Zero, cancellationToken),
                _visitor.VisitAsync(_homepage.AddressOf(PageKind.Unguarded), NextUser(), TimeSpan.Zero, cancellationToken));
        }
    }

    public async Task<OutageResult> RunAsync(Outage outage, CancellationToken cancellationToken)
    {
        RemoteService service = _homepage.Services[outage.Service];
        long started = Stopwatch.GetTimestamp();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        Task<OutageVisits> visits = VisitUntilAsync(started, enough.Token, cancellationToken);
        try
        {
            await Task.Delay(_times.Before, cancellationToken);
            TimeSpan broken = Stopwatch.GetElapsedTime(started);
            await service.BreakAsync(outage.Fault);
            await Task.Delay(_times.During, cancellationToken);
            await service.BreakAsync(Fault.None);
            TimeSpan healed = Stopwatch.GetElapsedTime(started);
            await Task.Delay(_times.After, cancellationToken);
            await enough.CancelAsync();

            OutageVisits all = await visits;
            return new OutageResult(outage, broken, healed, all.InOrder(PageKind.Guarded), all.InOrder(PageKind.Unguarded));
        }
        finally
        {
            await enough.CancelAsync();
            await ((Task)visits).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    public void Dispose()
    {
        _visitor.Dispose();
        _places.Dispose();
    }

    /// <summary>Begins visits at a steady pace, however slow the answers are: visitors do not wait for each other.</summary>
    private async Task<OutageVisits> VisitUntilAsync(long started, CancellationToken enough, CancellationToken cancellationToken)
    {
        var visits = new OutageVisits();
        var underWay = new List<Task>();
        using var pace = new PeriodicTimer(_times.Interval);
        do
        {
            int user = NextUser();
            foreach (PageKind page in Enum.GetValues<PageKind>())
            {
                if (_places.Wait(0, CancellationToken.None))
                {
                    underWay.Add(VisitAsync(page, user, started, visits, cancellationToken));
                }
            }
        }
        while (await NextAsync(pace, enough));

        await Task.WhenAll(underWay);
        return visits;
    }

    private async Task VisitAsync(PageKind page, int user, long started, OutageVisits visits, CancellationToken cancellationToken)
    {
        try
        {
            visits.Add(page, await _visitor.VisitAsync(_homepage.AddressOf(page), user, Stopwatch.GetElapsedTime(started), cancellationToken));
        }
        finally
        {
            _places.Release();
        }
    }

    private int NextUser()
    {
        int visit = _visits++;
        return visit % NewcomerEvery == NewcomerEvery - 1
            ? Regulars + 1 + (visit / NewcomerEvery % (AccountStore.Count - Regulars))
            : 1 + (visit % Regulars);
    }

    private static async Task<bool> NextAsync(PeriodicTimer pace, CancellationToken enough)
    {
        try
        {
            return await pace.WaitForNextTickAsync(enough);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
