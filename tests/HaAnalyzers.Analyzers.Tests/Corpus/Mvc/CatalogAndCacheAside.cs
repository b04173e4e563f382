// library
using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;

namespace Catalog.Web;

public sealed record Product(int Id, string Name);

public sealed class CatalogContext(DbContextOptions<CatalogContext> options) : DbContext(options)
{
    public DbSet<Product> Products => Set<Product>();
}

[Route("products")]
public sealed class ProductsController(CatalogContext db, IDistributedCache cache, ILogger<ProductsController> logger) : Controller
{
    [HttpGet]
    public async Task<IReadOnlyList<Product>> All(CancellationToken token)
    {
        if (await CachedAsync(token) is { } known)
        {
            return known;
        }

        List<Product> products = await db.Products.AsNoTracking().ToListAsync(token);
        await KeepAsync(products, token);
        return products;
    }

    private async Task<Product[]?> CachedAsync(CancellationToken token)
    {
        try
        {
            return await cache.{|HA1007:GetStringAsync|}("products", token) is { } text ? JsonSerializer.Deserialize<Product[]>(text) : null;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The cache does not answer");
            return null;
        }
    }

    private async Task KeepAsync(List<Product> products, CancellationToken token)
    {
        try
        {
            await cache.{|HA1007:SetStringAsync|}("products", JsonSerializer.Serialize(products), token);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            logger.LogWarning(exception, "The cache does not answer");
        }
    }
}
