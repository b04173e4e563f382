// program
// option: ha_shedding = gateway
using Microsoft.EntityFrameworkCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDbContext<ShopContext>(options => options.UseNpgsql("Host=db-1,db-2;Database=shop;Target Session Attributes=primary"));
builder.Services.AddHealthChecks();

var app = builder.Build();
app.{|HA2001:MapHealthChecks|}("/healthz");
app.MapGet("/articles", (ShopContext db) => db.Articles.ToListAsync());
app.Run();

public sealed record Article(int Id, string Name);

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();
}
