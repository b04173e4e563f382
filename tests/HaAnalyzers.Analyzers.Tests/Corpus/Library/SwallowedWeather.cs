// library
using System.Net.Http.Json;
using Microsoft.Extensions.Logging;

namespace Portal;

public sealed record Forecast(double Temperature);

public sealed class WeatherWidget(HttpClient http, ILogger<WeatherWidget> logger)
{
    public async Task<Forecast?> TodayAsync(CancellationToken token)
    {
        try
        {
            return await http.{|HA1007:GetFromJsonAsync<Forecast>|}("/today", token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "No weather");
            return null;
        }
    }

    public async Task<Forecast?> OfDayAsync(DateOnly day, CancellationToken token)
    {
        try
        {
            return await http.GetFromJsonAsync<Forecast>($"/{day:O}", token);
        }
        catch (HttpRequestException exception) when (exception.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return null;
        }
    }

    public async Task<Forecast> MustAsync(CancellationToken token)
    {
        try
        {
            return await http.GetFromJsonAsync<Forecast>("/today", token) ?? throw new InvalidDataException("No forecast");
        }
        catch (HttpRequestException exception)
        {
            logger.LogError(exception, "No weather");
            throw;
        }
    }
}
