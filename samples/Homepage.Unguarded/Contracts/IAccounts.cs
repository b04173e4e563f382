using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Unguarded;

[Critical("There is no page without the account")]
public interface IAccounts
{
    Task<Account> FindAsync(int userId, CancellationToken cancellationToken);

    Task PingAsync(CancellationToken cancellationToken);
}
