// library
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Shop.Web;

public sealed record Article(int Id, string Name);

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();
}

[NonCritical("Articles have no stars")]
public interface IStars
{
    [DefaultFallback(0.0)]
    ValueTask<double> OfAsync(int article, CancellationToken token);
}

[NonCritical("Nobody sees similar articles")]
public interface ISimilar
{
    [CachedFallback(MaxAgeSeconds = 3600), EmptyFallback]
    Task<IReadOnlyList<int>> ToAsync(int article, CancellationToken token);
}

public sealed class StarsClient(HttpClient http) : IStars
{
    public async ValueTask<double> OfAsync(int article, CancellationToken token) => await http.GetFromJsonAsync<double>($"/stars/{article}", token);
}

public sealed class SimilarClient(HttpClient http) : ISimilar
{
    public async Task<IReadOnlyList<int>> ToAsync(int article, CancellationToken token) =>
        await http.GetFromJsonAsync<int[]>($"/similar/{article}", token) ?? [];
}

[Route("articles")]
public sealed class ArticlesController(ShopContext db, IStars stars, ISimilar similar) : Controller
{
    [HttpGet("{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken token)
    {
        Article? article = await db.Articles.FindAsync([id], token);
        if (article is null)
        {
            return NotFound();
        }

        ValueTask<double> rating = stars.OfAsync(id, token);
        Task<IReadOnlyList<int>> others = similar.ToAsync(id, token);
        return View(new { article, Rating = await rating, Others = await others });
    }
}
