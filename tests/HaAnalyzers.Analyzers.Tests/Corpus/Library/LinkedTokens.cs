// library
using Npgsql;

namespace Reports;

public sealed class ReportReader(NpgsqlDataSource source, HttpClient http)
{
    public async Task<string> NobodyReadsItAsync(string url, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(1));
        return await http.{|HA1011:GetStringAsync|}(url, cancellationToken);
    }

    public async Task<string> ReadAsync(string url, CancellationToken cancellationToken)
    {
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        timeout.CancelAfter(TimeSpan.FromSeconds(1));
        return await http.GetStringAsync(url, timeout.Token);
    }

    public async Task<object?> CountAsync(CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        using var both = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        await using NpgsqlCommand command = source.CreateCommand("select count(*) from reports");
        return await command.ExecuteScalarAsync(both.Token);
    }
}
