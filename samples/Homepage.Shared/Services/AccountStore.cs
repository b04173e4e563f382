using Homepage.Catalogue;
using Microsoft.Data.Sqlite;

namespace Homepage.Services;

/// <summary>The accounts, in an SQLite file.</summary>
public sealed class AccountStore : IAsyncDisposable
{
    /// <summary>The accounts there are: ids from 1 to this.</summary>
    public const int Count = 2_000;

    private static readonly string[] Names =
        ["Ada", "Bruno", "Chidi", "Dagny", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas", "Kaya", "Liv", "Mateo", "Noor", "Otis", "Priya"];

    private static readonly string[] Countries = ["DE", "FR", "NG", "BR", "IN", "US"];

    private static readonly string[] Plans = ["Standard", "Family", "Premium"];

    private readonly string _connectionString;

    private AccountStore(string connectionString) => _connectionString = connectionString;

    public static async Task<AccountStore> CreateAsync(string path)
    {
        var store = new AccountStore(new SqliteConnectionStringBuilder { DataSource = path }.ToString());
        await store.FillAsync();
        return store;
    }

    public async Task<Account?> FindAsync(int id, CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT name, country, plan FROM account WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        await using SqliteDataReader row = await command.ExecuteReaderAsync(cancellationToken);
        return await row.ReadAsync(cancellationToken)
            ? new Account(id, row.GetString(0), row.GetString(1), row.GetString(2))
            : null;
    }

    /// <summary>The cheapest query that proves the database answers.</summary>
    public async Task PingAsync(CancellationToken cancellationToken)
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync(cancellationToken);
        await using SqliteCommand command = connection.CreateCommand();
        command.CommandText = "SELECT 1";
        await command.ExecuteScalarAsync(cancellationToken);
    }

    /// <summary>Lets go of the file.</summary>
    public async ValueTask DisposeAsync()
    {
        await using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    private async Task FillAsync()
    {
        await using var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync();
        await using SqliteTransaction transaction = connection.BeginTransaction();
        await using SqliteCommand command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "CREATE TABLE account (id INTEGER PRIMARY KEY, name TEXT NOT NULL, country TEXT NOT NULL, plan TEXT NOT NULL)";
        await command.ExecuteNonQueryAsync();

        command.CommandText = "INSERT INTO account (id, name, country, plan) VALUES ($id, $name, $country, $plan)";
        SqliteParameter id = command.Parameters.Add("$id", SqliteType.Integer);
        SqliteParameter name = command.Parameters.Add("$name", SqliteType.Text);
        SqliteParameter country = command.Parameters.Add("$country", SqliteType.Text);
        SqliteParameter plan = command.Parameters.Add("$plan", SqliteType.Text);
        for (int i = 1; i <= Count; i++)
        {
            id.Value = i;
            name.Value = Names[(i - 1) % Names.Length];
            country.Value = Countries[i % Countries.Length];
            plan.Value = Plans[i % Plans.Length];
            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
    }
}
