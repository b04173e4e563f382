using System.Diagnostics.CodeAnalysis;
using Homepage.Catalogue;
using Npgsql;

namespace Homepage.Instance;

/// <summary>Stale, but there.</summary>
public sealed class ReplicaAccountRows([FromKeyedServices(Databases.Replica)] NpgsqlDataSource database) : IAccountRows
{
    public Task<Account?> FindAsync(int id, CancellationToken cancellationToken) => AccountQueries.FindAsync(database, id, cancellationToken);

    /// <exception cref="AccountsReadOnlyException">Always: what is written to a copy is lost.</exception>
    [SuppressMessage("HighAvailability.GracefulDegradation", "HA1006", Justification = "A change that is refused is better than one that is lost.")]
    public Task RenameAsync(int id, string name, CancellationToken cancellationToken) => throw new AccountsReadOnlyException();
}
