// program
// references: ServiceDefaults
using Microsoft.EntityFrameworkCore;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddDbContext<CatalogContext>(options => options.UseNpgsql("Host=db;Database=catalog"));
builder.Services.AddHttpClient<PricingClient>(client => client.BaseAddress = new Uri("https+http://pricing"));

var app = builder.Build();
app.MapDefaultEndpoints();
app.MapGet("/items", (CatalogContext db) => db.Items.OrderBy(item => item.Name).ToListAsync());
app.MapGet("/items/{id:int}/price", (int id, PricingClient pricing, CancellationToken token) => pricing.PriceAsync(id, token));
app.{|HA3001:Run|}();

public sealed record Item(int Id, string Name);

public sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<Item> Items => Set<Item>();
}

public sealed class PricingClient(HttpClient http)
{
    public Task<string> PriceAsync(int id, CancellationToken token) => http.GetStringAsync($"/prices/{id}", token);
}
