using System.Collections.Concurrent;
using Homepage.Site;

namespace Homepage.Drill;

/// <summary>Runs all outages. Each lane has a homepage with services of its own, so that lanes do not see each other's outages.</summary>
internal sealed class DrillRunner
{
    private readonly DrillTimes _times;
    private readonly int _lanes;

    public DrillRunner(DrillTimes times, int lanes)
    {
        _times = times;
        _lanes = lanes;
    }

    /// <param name="folder">Where the services keep their data.</param>
    /// <param name="finished">Told of each outage once it is over.</param>
    /// <returns>The results in the order of the outages.</returns>
    public async Task<IReadOnlyList<OutageResult>> RunAsync(
        IReadOnlyList<Outage> outages, string folder, Action<OutageResult> finished, CancellationToken cancellationToken)
    {
        var waiting = new ConcurrentQueue<Outage>(outages);
        var results = new ConcurrentDictionary<Outage, OutageResult>();
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);

        await Task.WhenAll(Enumerable.Range(0, Math.Min(_lanes, outages.Count)).Select(_ => RunLaneAsync()));
        return [.. outages.Select(outage => results[outage])];

        async Task RunLaneAsync()
        {
            try
            {
                await using RunningHomepage homepage = await RunningHomepage.StartAsync(folder, log: _ => { });
                using var drill = new OutageDrill(homepage, _times);
                await drill.WarmUpAsync(stop.Token);
                while (waiting.TryDequeue(out Outage? outage))
                {
                    OutageResult result = await drill.RunAsync(outage, stop.Token);
                    results[outage] = result;
                    finished(result);
                }
            }
            catch
            {
                // One lane without the others proves nothing; end them all.
                await stop.CancelAsync();
                throw;
            }
        }
    }
}
