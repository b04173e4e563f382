// program
// references: ServiceDefaults
using Microsoft.EntityFrameworkCore;
using ServiceDefaults;

var builder = WebApplication.CreateBuilder(args);
builder.AddServiceDefaults();
builder.Services.AddDbContext<CatalogContext>(options => options.UseNpgsql(builder.Configuration["Catalog"]));
builder.Services.AddScoped<ICatalog, Catalog>();
var app = builder.Build();
using (IServiceScope scope = app.Services.CreateScope())
{
    ICatalog catalog = scope.ServiceProvider.GetRequiredService<ICatalog>();
    Console.WriteLine($"{await catalog.CountAsync(CancellationToken.None)} items");
}

app.MapDefaultEndpoints();
app.MapGet("/count", (ICatalog catalog, CancellationToken token) => catalog.CountAsync(token));
app.{|HA3001:Run|}();

public sealed record Item(int Id);

public sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<Item> Items => Set<Item>();
}

[Critical("There is nothing else on the page")]
public interface ICatalog
{
    Task<int> CountAsync(CancellationToken token);
}

public sealed class Catalog(CatalogContext db) : ICatalog
{
    public Task<int> CountAsync(CancellationToken token) => db.Items.CountAsync(token);
}
