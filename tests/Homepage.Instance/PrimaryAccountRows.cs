using Homepage.Catalogue;
using Npgsql;

namespace Homepage.Instance;

/// <summary>The database that takes writes, wherever it is after a promotion.</summary>
internal sealed class PrimaryAccountRows([FromKeyedServices(Databases.Primary)] NpgsqlDataSource database) : IAccountRows
{
    public Task<Account?> FindAsync(int id, CancellationToken cancellationToken) => AccountQueries.FindAsync(database, id, cancellationToken);

    public Task RenameAsync(int id, string name, CancellationToken cancellationToken) =>
        AccountQueries.RenameAsync(database, id, name, cancellationToken);
}
