// library
using Microsoft.EntityFrameworkCore;

namespace FullStack.Persistence;

public interface IUnitOfWork
{
    Task<int> SaveAsync(CancellationToken token);
}

public interface ISpecification<T>
{
    IQueryable<T> Apply(IQueryable<T> source);
}

public sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options), {|HA1004:IUnitOfWork|}
{
    public Task<int> SaveAsync(CancellationToken token) => SaveChangesAsync(token);
}

public sealed record Product(int Id, decimal Price);

public sealed class Cheap(decimal limit) : ISpecification<Product>
{
    public IQueryable<Product> Apply(IQueryable<Product> source) => source.Where(product => product.Price < limit).OrderBy(product => product.Price);
}
