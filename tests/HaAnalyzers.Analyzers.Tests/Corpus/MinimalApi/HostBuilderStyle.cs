// program
// option: ha_shedding = gateway
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

IHost host = Host.CreateDefaultBuilder(args)
    .ConfigureServices((context, services) =>
    {
        services.{|HA1005:AddHttpClient<RatesClient>|}(client => client.BaseAddress = new Uri(context.Configuration["Rates"]!))
            .ConfigurePrimaryHttpMessageHandler(() => new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(2) });
        services.AddHttpClient<NewsClient>().AddStandardHedgingHandler();
    })
    .Build();
await host.RunAsync();

public sealed class RatesClient(HttpClient http)
{
    public Task<string> AllAsync(CancellationToken token) => http.GetStringAsync("/rates", token);
}

public sealed class NewsClient(HttpClient http)
{
    public Task<string> AllAsync(CancellationToken token) => http.GetStringAsync("/news", token);
}
