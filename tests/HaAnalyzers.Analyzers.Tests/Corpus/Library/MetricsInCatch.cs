// library
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging;

namespace Shop.Clients;

public sealed class MeasuredClient(HttpClient http, ILogger<MeasuredClient> logger)
{
    private static readonly Meter Meter = new("Shop");
    private static readonly Counter<long> Failures = Meter.CreateCounter<long>("failures");

    public async Task<string> ReadAsync(string path, CancellationToken token)
    {
        try
        {
            return await http.GetStringAsync(path, token);
        }
        catch (Exception exception)
        {
            Failures.Add(1);
            logger.LogWarning(exception, "{Path} failed", path);
            throw;
        }
    }
}
