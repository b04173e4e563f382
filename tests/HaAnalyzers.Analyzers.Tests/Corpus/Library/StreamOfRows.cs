// library
using System.Runtime.CompilerServices;
using Npgsql;

namespace Reports;

[Critical("A report is made of rows")]
public interface IRows
{
    IAsyncEnumerable<string> ReadAsync(CancellationToken token);
}

public sealed class SqlRows(NpgsqlDataSource source) : IRows
{
    public async IAsyncEnumerable<string> ReadAsync([EnumeratorCancellation] CancellationToken token)
    {
        await using NpgsqlCommand command = source.CreateCommand("select line from lines");
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(token);
        while (await reader.ReadAsync(token))
        {
            yield return reader.GetString(0);
        }
    }
}

public sealed class Report(IRows rows)
{
    public async Task WriteAsync(TextWriter writer, CancellationToken token)
    {
        await foreach (string row in rows.ReadAsync(token).WithCancellation(token))
        {
            await writer.WriteLineAsync(row);
        }
    }
}
