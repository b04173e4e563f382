// program
// option: ha_shedding = gateway
using System.Net.Http.Json;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<QuotesClient>(client => client.BaseAddress = new Uri("https://quotes")).AddStandardResilienceHandler();
var app = builder.Build();
app.MapGet("/raw", async (QuotesClient quotes) => await quotes.{|HA1001:OneAsync|}());
app.MapGet("/safe", async (QuotesClient quotes) =>
{
    try
    {
        return await quotes.OneAsync();
    }
    catch (Exception)
    {
        return "Nothing ventured, nothing gained";
    }
});
app.MapGet("/helper", (QuotesClient quotes) => Soft.TryAsync(() => quotes.OneAsync(), "-"));
app.Run();

[NonCritical("The page has no quote")]
public interface IQuotes
{
    [OmitFallback("No quote")]
    Task<string?> OneAsync();
}

public class QuotesClient(HttpClient http) : IQuotes
{
    public Task<string?> OneAsync() => http.GetFromJsonAsync<string>("/one");
}

public static class Soft
{
    public static async Task<T> TryAsync<T>(Func<Task<T>> call, T otherwise)
    {
        try
        {
            return await call();
        }
        catch (Exception)
        {
            return otherwise;
        }
    }
}
