// program
// option: ha_shedding = gateway
var builder = WebApplication.CreateBuilder(args);
IHttpClientBuilder catalog = builder.Services.AddHttpClient<CatalogClient>(client => client.BaseAddress = new Uri("https://catalog"));
if (!builder.Environment.EnvironmentName.Equals("Testing", StringComparison.Ordinal))
{
    catalog.AddStandardResilienceHandler();
}

builder.Services.AddHttpClient<OrdersClient>(client => client.BaseAddress = new Uri("https://orders")).WithShopDefaults();
builder.Services.{|HA1005:AddHttpClient<BillingClient>|}(client => client.BaseAddress = new Uri("https://billing"));

var app = builder.Build();
app.MapGet("/", (CatalogClient client, CancellationToken token) => client.HomeAsync(token));
app.Run();

public sealed class CatalogClient(HttpClient http)
{
    public Task<string> HomeAsync(CancellationToken token) => http.GetStringAsync("/", token);
}

public sealed class OrdersClient(HttpClient http)
{
    public Task<string> HomeAsync(CancellationToken token) => http.GetStringAsync("/", token);
}

public sealed class BillingClient(HttpClient http)
{
    public Task<string> HomeAsync(CancellationToken token) => http.GetStringAsync("/", token);
}

public static class ShopDefaults
{
    public static IHttpClientBuilder WithShopDefaults(this IHttpClientBuilder builder)
    {
        builder.AddStandardResilienceHandler(options => options.AttemptTimeout.Timeout = TimeSpan.FromSeconds(3));
        return builder;
    }
}
