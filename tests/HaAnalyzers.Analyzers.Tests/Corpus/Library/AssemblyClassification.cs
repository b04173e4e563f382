// library
using Microsoft.EntityFrameworkCore;

[assembly: Critical(typeof(Shop.Orders.IOrders), "There is no shop without its orders")]

namespace Shop.Orders;

public interface IOrders
{
    Task<int> CountAsync(CancellationToken token);
}

public sealed record Order(int Id);

public sealed class OrdersContext(DbContextOptions<OrdersContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}

public sealed class EfOrders(OrdersContext db) : IOrders
{
    public Task<int> CountAsync(CancellationToken token) => db.Orders.CountAsync(token);
}
