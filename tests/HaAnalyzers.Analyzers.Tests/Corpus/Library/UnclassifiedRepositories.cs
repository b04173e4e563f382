// library
using Dapper;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Billing;

public interface IInvoices
{
    Task<Invoice?> FindAsync(int id, CancellationToken token);
}

[Critical("There is nothing to bill without customers")]
public interface ICustomers
{
    Task<string?> NameAsync(int id);
}

public interface IInvoiceNumbers
{
    string Next();
}

public sealed record Invoice(int Id, decimal Total);

public sealed class BillingContext(DbContextOptions<BillingContext> options) : DbContext(options)
{
    public DbSet<Invoice> Invoices => Set<Invoice>();
}

public sealed class EfInvoices(BillingContext db) : {|HA1004:IInvoices|}
{
    public Task<Invoice?> FindAsync(int id, CancellationToken token) => db.Invoices.AsNoTracking().FirstOrDefaultAsync(invoice => invoice.Id == id, token);
}

public sealed class SqlCustomers(NpgsqlDataSource source) : ICustomers
{
    public async Task<string?> NameAsync(int id)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync();
        return await connection.QuerySingleOrDefaultAsync<string>("select name from customers where id = @id", new { id });
    }
}

public sealed class SequentialNumbers : IInvoiceNumbers
{
    private int _last;

    public string Next() => $"R-{Interlocked.Increment(ref _last):D6}";
}
