// library
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Shop.Web;

[ApiController, Route("orders")]
public sealed class OrdersController(ShopContext db, ILogger<OrdersController> logger) : ControllerBase
{
    [HttpGet("{id:int}")]
    public async Task<ActionResult<Order>> Get(int id, CancellationToken token)
    {
        Order? order = await db.Orders.FirstOrDefaultAsync(candidate => candidate.Id == id, token);
        return order is null ? NotFound() : order;
    }

    [HttpPost]
    public async Task<IActionResult> Create(Order order, CancellationToken token)
    {
        db.Orders.Add(order);
        try
        {
            await db.SaveChangesAsync(token);
        }
        catch (DbUpdateException exception)
        {
            logger.LogWarning(exception, "Order {Id} exists", order.Id);
            return Conflict();
        }

        return CreatedAtAction(nameof(Get), new { order.Id }, order);
    }
}

public sealed record Order(int Id, string Customer);

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}
