using System.Globalization;
using Npgsql;

namespace Homepage.Routing.Tests.Parts;

/// <summary>A PostgreSQL server on loopback: the primary, or the streaming replica of one.</summary>
internal sealed class PostgresServer : IAsyncDisposable
{
    private const string User = "postgres";

    private readonly string _folder;
    private PartProcess _process;

    private PostgresServer(string folder, int port)
    {
        _folder = folder;
        Port = port;
        _process = Start();
    }

    public int Port { get; }

    public int ProcessId => _process.Id;

    private static string? RunAs => Installed.RunsPostgresAsItsUser ? User : null;

    public static async Task<PostgresServer> CreatePrimaryAsync(string parent)
    {
        string folder = CreateFolder(parent, "primary");
        await PartProcess.RunAsync(
            Tool("initdb"), ["-D", folder, "-U", User, "--auth=trust", "-E", "UTF8", "--no-sync", "--locale=C"], RunAs, parent);
        return await StartedAsync(new PostgresServer(folder, Ports.Next()));
    }

    public async Task<PostgresServer> CreateReplicaAsync(string parent)
    {
        string folder = CreateFolder(parent, "replica");
        await PartProcess.RunAsync(
            Tool("pg_basebackup"),
            ["-D", folder, "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", User, "-R", "-X", "stream", "-c", "fast", "--no-sync"],
            RunAs,
            parent);
        return await StartedAsync(new PostgresServer(folder, Ports.Next()));
    }

    /// <param name="servers">Tried in this order.</param>
    public static string ConnectionString(params PostgresServer[] servers) => new NpgsqlConnectionStringBuilder
    {
        Host = string.Join(',', servers.Select(server => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{server.Port}"))),
        Username = User,
        Database = User,
        MaxPoolSize = 10,
        Timeout = 2,
        CommandTimeout = 2,
        CancellationTimeout = 100,
        HostRecheckSeconds = 1,
    }.ToString();

    public Task ExecuteAsync(string statements) => ReadAsync(statements);

    /// <summary>The first value of the first row.</summary>
    public async Task<object?> ReadAsync(string statement)
    {
        await using NpgsqlDataSource database = NpgsqlDataSource.Create(ConnectionString(this) + ";Pooling=false");
        await using NpgsqlCommand command = database.CreateCommand(statement);
        return await command.ExecuteScalarAsync();
    }

    /// <summary>The replica becomes the primary.</summary>
    public Task PromoteAsync() => ExecuteAsync("SELECT pg_promote()");

    public void Kill() => Signals.Kill(_process.Id);

    public void Freeze() => Signals.Freeze(_process.Id);

    public void Thaw() => Signals.Thaw(_process.Id);

    public async Task RestartAsync()
    {
        await _process.DisposeAsync();
        _process = Start();
        await StartedAsync(this);
    }

    public ValueTask DisposeAsync() => _process.DisposeAsync();

    private static async Task<PostgresServer> StartedAsync(PostgresServer server)
    {
        await Waiting.UntilAsync($"PostgreSQL answers on port {server.Port}", async () =>
        {
            if (server._process.HasExited)
            {
                throw new InvalidOperationException($"PostgreSQL ended. It said:\n{server._process.Output}");
            }

            try
            {
                await server.ExecuteAsync("SELECT 1");
                return true;
            }
            catch (NpgsqlException)
            {
                return false;
            }
        });
        return server;
    }

    private static string CreateFolder(string parent, string name)
    {
        string folder = Directory.CreateDirectory(Path.Combine(parent, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute).FullName;
        if (RunAs is not null)
        {
            using var chown = System.Diagnostics.Process.Start("chown", [User, folder]);
            chown.WaitForExit();
        }

        return folder;
    }

    private static string Tool(string name) => Path.Combine(Installed.Postgres!, name);

    private PartProcess Start() => PartProcess.Start(
        Tool("postgres"),
        [
            "-D", _folder, "-p", Port.ToString(CultureInfo.InvariantCulture), "-k", _folder, "-c", "listen_addresses=127.0.0.1", "-c", "max_connections=200",
            "-c", "wal_level=replica", "-c", "hot_standby=on", "-c", "fsync=off", "-c", "shared_buffers=16MB", "-c", "max_wal_senders=4",
            "-c", "wal_receiver_timeout=2s", "-c", "wal_retrieve_retry_interval=500ms",
        ],
        RunAs,
        _folder);
}
