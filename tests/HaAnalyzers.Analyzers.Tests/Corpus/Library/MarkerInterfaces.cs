// library
using System.Net.Http.Json;

namespace FullStack.Infrastructure;

public interface ITransientService;

[Critical("Prices are converted at checkout")]
public interface IConversion : ITransientService
{
    Task<decimal> ConvertAsync(decimal amount, string currency, CancellationToken token);
}

public sealed class Conversion(HttpClient http) : IConversion, ITransientService
{
    public async Task<decimal> ConvertAsync(decimal amount, string currency, CancellationToken token) =>
        amount * await http.GetFromJsonAsync<decimal>($"/rates/{currency}", token);
}
