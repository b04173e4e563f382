// library
using MassTransit;
using Microsoft.EntityFrameworkCore;

namespace Ordering;

public sealed record OrderPaid(int Order);

public sealed class Order
{
    public int Id { get; set; }

    public bool IsPaid { get; set; }
}

public sealed class OrderingContext(DbContextOptions<OrderingContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}

public sealed class OrderPaidConsumer(OrderingContext db) : IConsumer<OrderPaid>
{
    public async Task Consume(ConsumeContext<OrderPaid> context)
    {
        Order? order = await db.Orders.FindAsync([context.Message.Order], context.CancellationToken);
        if (order is not null)
        {
            order.IsPaid = true;
            await db.SaveChangesAsync(context.CancellationToken);
        }
    }
}

public interface ISeeder
{
    Task SeedAsync();
}

public sealed class OrderSeeder(OrderingContext db) : ISeeder
{
    public async Task SeedAsync()
    {
        if (!await db.Orders.AnyAsync())
        {
            db.Add(new Order());
            await db.SaveChangesAsync();
        }
    }
}
