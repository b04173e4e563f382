// library
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Hybrid;

namespace Shop.Articles;

public sealed record Article(int Id, string Name);

public sealed class ArticlesContext(DbContextOptions<ArticlesContext> options) : DbContext(options)
{
    public DbSet<Article> Articles => Set<Article>();
}

[Critical("The shop sells articles")]
public interface IArticles
{
    ValueTask<Article?> FindAsync(int id, CancellationToken token);
}

public sealed class CachedArticles(ArticlesContext db, HybridCache cache) : IArticles
{
    public ValueTask<Article?> FindAsync(int id, CancellationToken token) => cache.GetOrCreateAsync(
        $"article:{id}", async inner => await db.Articles.FirstOrDefaultAsync(article => article.Id == id, inner), cancellationToken: token);
}
