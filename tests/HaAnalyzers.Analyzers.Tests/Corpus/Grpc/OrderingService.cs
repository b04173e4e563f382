// library
using Grpc.Core;
using Microsoft.EntityFrameworkCore;

namespace Ordering.Grpc;

public sealed record Order(int Id, string Buyer);

public sealed class OrderingContext(DbContextOptions<OrderingContext> options) : DbContext(options)
{
    public DbSet<Order> Orders => Set<Order>();
}

public abstract class OrderingBase
{
    public virtual Task<Order> Get(Order request, ServerCallContext context) => throw new RpcException(new Status(StatusCode.Unimplemented, ""));

    public virtual Task<Order> Place(Order request, ServerCallContext context) => throw new RpcException(new Status(StatusCode.Unimplemented, ""));
}

public sealed class OrderingService(OrderingContext db) : OrderingBase
{
    public override async Task<Order> Get(Order request, ServerCallContext context) =>
        await db.Orders.FindAsync([request.Id], context.CancellationToken)
            ?? throw new RpcException(new Status(StatusCode.NotFound, $"No order {request.Id}"));

    public override async Task<Order> Place(Order request, ServerCallContext context)
    {
        db.Orders.Add(request);
        try
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }
        catch (DbUpdateException exception)
        {
            throw new RpcException(new Status(StatusCode.AlreadyExists, exception.Message));
        }

        return request;
    }
}
