// program
// option: ha_shedding = gateway
using System.Net.Http.Json;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<IJokes, JokesClient>(client => client.BaseAddress = new Uri("https://jokes"));
builder.Services.GuardNonCriticalDependencies();
builder.Services.AddHealthChecks();
var app = builder.Build();
app.MapHealthChecks("/healthz");
app.MapGet("/", async (IJokes jokes, CancellationToken token) => $"Hello. {await jokes.OneAsync(token)}");
app.Run();

[NonCritical("The greeting has no joke")]
public interface IJokes
{
    [EmptyFallback]
    Task<string> OneAsync(CancellationToken token);
}

public sealed class JokesClient(HttpClient http) : IJokes
{
    public async Task<string> OneAsync(CancellationToken token) => await http.GetFromJsonAsync<string>("/one", token) ?? "";
}
