// program
// option: ha_shedding = gateway
using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.{|HA1005:AddRefitClient<IExchangeRates>|}().ConfigureHttpClient(client => client.BaseAddress = new Uri("https://rates"));

var app = builder.Build();
app.MapGet("/rates/{currency}", (string currency, IExchangeRates rates, CancellationToken token) => rates.OfAsync(currency, token));
app.Run();

public interface {|HA1004:IExchangeRates|}
{
    [Get("/rates/{currency}")]
    Task<decimal> OfAsync(string currency, CancellationToken token);
}
