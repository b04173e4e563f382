// program
using Dapper;
using Npgsql;

if (args.Length == 0)
{
    Console.Error.WriteLine("Usage: migrate <connection string>");
    return 1;
}

await using NpgsqlDataSource source = NpgsqlDataSource.Create(args[0]);
await using NpgsqlConnection connection = await source.OpenConnectionAsync();
foreach (string file in Directory.EnumerateFiles("migrations", "*.sql").Order())
{
    try
    {
        await connection.ExecuteAsync(await File.ReadAllTextAsync(file));
        Console.WriteLine($"{file}: done");
    }
    catch (PostgresException exception)
    {
        Console.Error.WriteLine($"{file}: {exception.Message}");
        return 2;
    }
}

return 0;
