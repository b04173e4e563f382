// program
// option: ha_shedding = gateway
using Refit;

var builder = WebApplication.CreateBuilder(args);
builder.Services.ConfigureHttpClientDefaults(http =>
{
    http.AddStandardResilienceHandler(options => options.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(10));
});
builder.Services.AddHttpClient("feeds");
builder.Services.AddRefitClient<IParcels>().ConfigureHttpClient(client => client.BaseAddress = new Uri("https://parcels"));

var app = builder.Build();
app.MapGet("/parcels/{id}", (string id, IParcels parcels, CancellationToken token) => parcels.FindAsync(id, token));
app.MapGet("/feed", async (IHttpClientFactory clients, CancellationToken token) => await clients.CreateClient("feeds").GetStringAsync("https://feed", token));
app.Run();

[Critical("Customers come to see where their parcel is")]
public interface IParcels
{
    [Get("/parcels/{id}")]
    Task<string> FindAsync(string id, CancellationToken token);
}
