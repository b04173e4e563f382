using Homepage.Catalogue;
using Homepage.Clients;
using Homepage.Contracts;
using Npgsql;

namespace Homepage.Instance;

/// <summary>The accounts of the page, without which there is none: from the primary, or as stale rows.</summary>
internal sealed class PostgresAccounts(IAccountRows rows) : IAccounts
{
    public async Task<Account?> FindAsync(int userId, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.FindAsync(userId, cancellationToken);
        }
        catch (Exception failure) when (failure is NpgsqlException or TimeoutException || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new AccountServiceUnavailableException(failure);
        }
    }

    public Task PingAsync(CancellationToken cancellationToken) => FindAsync(1, cancellationToken);
}
