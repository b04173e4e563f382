// library
using System.Net.Http.Json;
using Npgsql;

namespace Shop.Orders;

[NonCritical("Only old orders are shown", Fallback = typeof(ArchivedOrders))]
public interface IOrders
{
    Task<int> CountAsync(int customer);
}

public sealed class OrdersClient(HttpClient http) : IOrders
{
    public Task<int> CountAsync(int customer) => http.GetFromJsonAsync<int>($"/orders/{customer}/count");
}

public sealed class ArchivedOrders(OrdersClient {|HA0007:client|}) : IOrders
{
    public async Task<int> CountAsync(int customer) => await client.CountAsync(customer) - 1;
}

[NonCritical("Stock may be an hour old", Fallback = typeof(ReplicaStock))]
public interface IStock
{
    Task<int> OfAsync(int article);
}

public sealed class StockClient(HttpClient http) : IStock
{
    public Task<int> OfAsync(int article) => http.GetFromJsonAsync<int>($"/stock/{article}");
}

public sealed class ReplicaStock(NpgsqlDataSource replica) : IStock
{
    public async Task<int> OfAsync(int article)
    {
        await using NpgsqlCommand command = replica.CreateCommand("select count from stock where article = $1");
        command.Parameters.AddWithValue(article);
        return (int)(await command.ExecuteScalarAsync() ?? 0);
    }
}
