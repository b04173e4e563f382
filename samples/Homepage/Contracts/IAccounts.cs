using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Contracts;

[Critical("There is no page without the account")]
public interface IAccounts
{
    /// <returns>The account, or <see langword="null"/> where there is none of that id.</returns>
    Task<Account?> FindAsync(int userId, CancellationToken cancellationToken);

    [ReadinessProbe]
    Task PingAsync(CancellationToken cancellationToken);
}
