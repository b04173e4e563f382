// library
using Microsoft.EntityFrameworkCore;
using Polly;
using Polly.Retry;

namespace Shop.Data;

public sealed record Row(int Id);

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Row> Rows => Set<Row>();
}

public sealed class Seeder(ShopContext db)
{
    private static readonly ResiliencePipeline RetryOnly = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions { MaxRetryAttempts = 5 })
        .Build();

    public async Task SeedAsync()
    {
        await RetryOnly.ExecuteAsync(async _ => await db.Database.EnsureCreatedAsync());
        var strategy = db.Database.CreateExecutionStrategy();
        await strategy.ExecuteAsync(async () =>
        {
            await using var transaction = await db.Database.BeginTransactionAsync();
            db.Rows.Add(new Row(1));
            await db.SaveChangesAsync();
            await transaction.CommitAsync();
        });
    }

    public async Task<int> CountAsync(TimeSpan limit)
    {
        using var source = new CancellationTokenSource(limit);
        return await db.Rows.CountAsync(source.Token);
    }
}
