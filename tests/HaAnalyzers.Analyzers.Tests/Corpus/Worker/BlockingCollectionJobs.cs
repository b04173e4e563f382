// library
using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;

namespace Jobs;

public sealed class UnboundedJobs
{
    private readonly BlockingCollection<Action> _jobs = {|HA3005:new()|};

    public void Add(Action job) => _jobs.Add(job);

    public Action Take(CancellationToken token) => _jobs.Take(token);
}

public sealed class BoundedJobs
{
    private readonly BlockingCollection<Action> _jobs = new(boundedCapacity: 200);

    public bool TryAdd(Action job) => _jobs.TryAdd(job, TimeSpan.FromMilliseconds(50));

    public Action Take(CancellationToken token) => _jobs.Take(token);
}

public sealed class Runner(BoundedJobs jobs) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.Run(() => jobs.Take(stoppingToken)(), stoppingToken);
}
