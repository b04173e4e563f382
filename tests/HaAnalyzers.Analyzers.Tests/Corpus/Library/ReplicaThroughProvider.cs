// library
using Npgsql;

namespace Shop.Stock;

[NonCritical("Stock may be an hour old", Fallback = typeof(ReplicaStock))]
public interface IStock
{
    Task<int> OfAsync(int article);
}

public sealed class PrimaryStock([Microsoft.Extensions.DependencyInjection.FromKeyedServices("primary")] NpgsqlDataSource source) : IStock
{
    public Task<int> OfAsync(int article) => StockSql.OfAsync(source, article);
}

public sealed class ReplicaStock([Microsoft.Extensions.DependencyInjection.FromKeyedServices("replica")] NpgsqlDataSource source) : IStock
{
    public Task<int> OfAsync(int article) => StockSql.OfAsync(source, article);
}

internal static class StockSql
{
    public static async Task<int> OfAsync(NpgsqlDataSource source, int article)
    {
        await using NpgsqlCommand command = source.CreateCommand("select count from stock where article = $1");
        command.Parameters.AddWithValue(article);
        return (int)(await command.ExecuteScalarAsync() ?? 0);
    }
}
