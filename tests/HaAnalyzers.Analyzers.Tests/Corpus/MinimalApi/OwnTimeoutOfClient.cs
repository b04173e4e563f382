// program
// option: ha_shedding = gateway
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddHttpClient<GeoClient>(client =>
{
    client.BaseAddress = new Uri("https://geo");
    client.Timeout = TimeSpan.FromSeconds(3);
});
builder.Services.AddHttpClient();
var app = builder.Build();
app.MapGet("/city", (double lat, double lon, GeoClient geo, CancellationToken token) => geo.CityAsync(lat, lon, token));
app.Run();

public sealed class GeoClient(HttpClient http)
{
    public Task<string> CityAsync(double lat, double lon, CancellationToken token) => http.GetStringAsync($"/reverse?lat={lat}&lon={lon}", token);
}
