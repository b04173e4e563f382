// program
using System.Net.Http.Json;

using var http = new HttpClient { BaseAddress = new Uri("https://titles") };
ITitles titles = new TitlesGuard(new TitlesClient(http));
var report = new Report(titles);
Console.WriteLine(await report.RenderAsync());

[NonCritical("The report lists numbers only")]
public interface ITitles
{
    [OmitFallback("No name")]
    Task<string?> NameAsync(int id, CancellationToken token);
}

public sealed class TitlesClient(HttpClient http) : ITitles
{
    public Task<string?> NameAsync(int id, CancellationToken token) => http.GetFromJsonAsync<string>($"/titles/{id}", token);
}

public sealed class Report(ITitles titles)
{
    public async Task<string> RenderAsync()
    {
        var lines = new List<string>();
        foreach (int id in Enumerable.Range(1, 3))
        {
            lines.Add($"{id} {await titles.NameAsync(id, CancellationToken.None)}");
        }

        return string.Join(Environment.NewLine, lines);
    }
}
