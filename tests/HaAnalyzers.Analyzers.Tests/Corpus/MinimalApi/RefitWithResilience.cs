// program
// option: ha_shedding = gateway
using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRefitClient<IExchangeRates>()
    .ConfigureHttpClient(client => client.BaseAddress = new Uri("https://rates"))
    .AddStandardResilienceHandler();
builder.Services.AddRefitClient<IBadges>().ConfigureHttpClient(client => client.BaseAddress = new Uri("https://badges"));
builder.Services.GuardNonCriticalDependencies();

var app = builder.Build();
app.MapGet("/rates/{currency}", (string currency, IExchangeRates rates, CancellationToken token) => rates.OfAsync(currency, token));
app.MapGet("/badges/{user}", (string user, IBadges badges) => badges.OfAsync(user));
app.Run();

[Critical("Prices cannot be shown in another currency")]
public interface IExchangeRates
{
    [Get("/rates/{currency}")]
    Task<decimal> OfAsync(string currency, CancellationToken token);
}

[NonCritical("Profiles have no badges")]
public interface IBadges
{
    [Get("/badges/{user}"), EmptyFallback]
    Task<List<string>> OfAsync(string user);
}
