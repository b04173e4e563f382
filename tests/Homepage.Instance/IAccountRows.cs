using HaAnalyzers;
using Homepage.Catalogue;

namespace Homepage.Instance;

/// <summary>The accounts where they are kept. While the primary is away they are read from its replica, which may be behind.</summary>
[NonCritical(
    "Accounts can be read from the replica, and not be changed",
    Fallback = typeof(ReplicaAccountRows),
    TimeoutMilliseconds = 250,
    ConsecutiveFailures = 5,
    BreakDurationMilliseconds = 500,
    MaxBreakDurationMilliseconds = 1_000)]
public interface IAccountRows
{
    Task<Account?> FindAsync(int id, CancellationToken cancellationToken);

    Task RenameAsync(int id, string name, CancellationToken cancellationToken);
}
