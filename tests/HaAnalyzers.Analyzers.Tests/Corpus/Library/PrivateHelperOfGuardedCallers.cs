// library
using System.Net.Http.Json;

namespace Reports;

[NonCritical("Reports have no exchange rates")]
public interface IRates
{
    [DefaultFallback(1.0)]
    Task<double> RateAsync(string currency);
}

public class RatesClient(HttpClient http) : IRates
{
    public Task<double> RateAsync(string currency) => http.GetFromJsonAsync<double>($"/rates/{currency}");
}

public sealed class Report(RatesClient rates)
{
    public async Task<double> TotalAsync(IReadOnlyList<(string Currency, double Amount)> lines)
    {
        try
        {
            return await SumAsync(lines);
        }
        catch (Exception)
        {
            return double.NaN;
        }
    }

    public async Task<string> HeaderAsync(string currency)
    {
        try
        {
            return $"Rate {await Local()}";

            async Task<double> Local() => await rates.RateAsync(currency);
        }
        catch (Exception exception)
        {
            return exception.Message;
        }
    }

    private async Task<double> SumAsync(IReadOnlyList<(string Currency, double Amount)> lines)
    {
        double sum = 0;
        foreach ((string currency, double amount) in lines)
        {
            sum += amount * await rates.RateAsync(currency);
        }

        return sum;
    }
}
