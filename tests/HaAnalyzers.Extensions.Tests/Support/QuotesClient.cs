using HaAnalyzers.Extensions.Tests.Contracts;

namespace HaAnalyzers.Extensions.Tests.Support;

internal sealed class QuotesClient(HttpClient http) : IQuotes
{
    public Task<string> OfAsync(string symbol, CancellationToken cancellationToken) => http.GetStringAsync(new Uri("http://quotes/" + symbol), cancellationToken);
}
