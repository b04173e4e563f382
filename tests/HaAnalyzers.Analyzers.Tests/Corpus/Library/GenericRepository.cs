// library
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace CleanArchitecture.Infrastructure;

[Critical("All pages show stored entities")]
public interface IRepository<T>
    where T : class
{
    Task<T?> FindAsync(object id, CancellationToken token);

    Task<IReadOnlyList<T>> ListAsync(Expression<Func<T, bool>> filter, CancellationToken token);

    Task AddAsync(T entity, CancellationToken token);
}

public sealed class EfRepository<T>(DbContext context) : IRepository<T>
    where T : class
{
    public async Task<T?> FindAsync(object id, CancellationToken token) => await context.Set<T>().FindAsync([id], token);

    public async Task<IReadOnlyList<T>> ListAsync(Expression<Func<T, bool>> filter, CancellationToken token) =>
        await context.Set<T>().Where(filter).ToListAsync(token);

    public async Task AddAsync(T entity, CancellationToken token)
    {
        context.Add(entity);
        await context.SaveChangesAsync(token);
    }
}

public interface IOrderService
{
    Task<int> OpenOrdersAsync(CancellationToken token);
}

public sealed record Order(int Id, bool IsOpen);

public sealed class OrderService(IRepository<Order> orders) : IOrderService
{
    public async Task<int> OpenOrdersAsync(CancellationToken token) => (await orders.ListAsync(order => order.IsOpen, token)).Count;
}
