// program
// option: ha_shedding = gateway
using System.Net.Http.Json;

var builder = WebApplication.CreateBuilder(args);
builder.Services.ConfigureHttpClientDefaults(http => http.AddStandardResilienceHandler());
builder.Services.AddHttpClient<NewsClient>(client => client.BaseAddress = new Uri("https://news"));
var app = builder.Build();
app.MapGet("/news", (NewsClient news, CancellationToken token) => news.LatestAsync(token));
app.MapGet("/sports", (NewsClient news, CancellationToken token) => news.SportsAsync(token));
app.Run();

public sealed class NewsClient(HttpClient http)
{
    public async Task<string[]?> LatestAsync(CancellationToken token)
    {
        try
        {
            return await http.GetFromJsonAsync<string[]>("/latest", token);
        }
        catch ({|HA1015:HttpRequestException|})
        {
            return [];
        }
    }

    public async Task<string[]?> SportsAsync(CancellationToken token)
    {
        try
        {
            return await http.GetFromJsonAsync<string[]>("/sports", token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return [];
        }
    }
}
