// library
using System.Net.Http.Json;

namespace Shop.Orders;

[NonCritical("Only the number of yesterday", Fallback = typeof(LazyOrders))]
public interface IOrders
{
    Task<int> CountAsync();
}

public sealed class OrdersClient(HttpClient http) : IOrders
{
    public Task<int> CountAsync() => http.GetFromJsonAsync<int>("/count");
}

public sealed class LazyOrders(Lazy<OrdersClient> {|HA0007:client|}) : IOrders
{
    public Task<int> CountAsync() => client.Value.CountAsync();
}
