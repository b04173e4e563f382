// program
using System.Net.Http.Json;

using var http = new HttpClient { BaseAddress = new Uri("https://weather") };
IWeather weather = new WeatherClient(http);
var guarded = new WeatherGuard(new WeatherClient(http));
Console.WriteLine(await weather.{|HA1001:TodayAsync|}("Aachen"));
Console.WriteLine(await guarded.TodayAsync("Bonn"));
Console.WriteLine(nameof(weather.TodayAsync));

[NonCritical("The report has no weather")]
public interface IWeather
{
    [OmitFallback("No weather")]
    Task<string?> TodayAsync(string city);
}

public sealed class WeatherClient(HttpClient http) : IWeather
{
    public Task<string?> TodayAsync(string city) => http.GetFromJsonAsync<string>($"/today/{city}");
}
