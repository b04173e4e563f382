using Homepage.Catalogue;
using Npgsql;

namespace Homepage.Instance;

/// <summary>The statements, whichever database they go to.</summary>
internal static class AccountQueries
{
    public static async Task<Account?> FindAsync(NpgsqlDataSource database, int id, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand("SELECT name, country, plan FROM account WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
        await using NpgsqlDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken) ? new Account(id, row.GetString(0), row.GetString(1), row.GetString(2)) : null;
    }

    public static async Task RenameAsync(NpgsqlDataSource database, int id, string name, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = database.CreateCommand("UPDATE account SET name = $2 WHERE id = $1");
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = id });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = name });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
