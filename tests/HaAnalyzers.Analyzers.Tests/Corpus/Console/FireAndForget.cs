// program
using System.Net.Http.Json;

using var http = new HttpClient { BaseAddress = new Uri("https://usage") };
var usage = new UsageGuard(new UsageClient(http));
Task sent = usage.ReportAsync("started", CancellationToken.None);
Console.WriteLine("Working");
await sent;

[NonCritical("Nobody sees how the tool is used")]
public interface IUsage
{
    [OmitFallback("A use is not reported")]
    Task ReportAsync(string what, CancellationToken token);
}

public sealed class UsageClient(HttpClient http) : IUsage
{
    public async Task ReportAsync(string what, CancellationToken token)
    {
        using HttpResponseMessage response = await http.PostAsJsonAsync("/uses", what, token);
        response.EnsureSuccessStatusCode();
    }
}
