// program
using HaAnalyzers.AspNetCore;
using Npgsql;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddLoadShedding();
builder.Services.AddSingleton(NpgsqlDataSource.Create("Host=db-1,db-2;Database=shop;Target Session Attributes=primary"));
builder.Services.AddSingleton<IArticles, SqlArticles>();
builder.Services.AddHealthChecks();

var app = builder.Build();
app.UseLoadShedding();
app.MapHealthEndpoints();
app.MapGet("/articles/{id:int}", (int id, IArticles articles, CancellationToken token) => articles.NameAsync(id, token));
app.Run();

[Critical("The shop shows articles")]
public interface IArticles
{
    Task<string?> NameAsync(int id, CancellationToken token);

    [{|HA0009:ReadinessProbe|}]
    Task ReachAsync(string database, CancellationToken token);
}

public sealed class SqlArticles(NpgsqlDataSource source) : IArticles
{
    public async Task<string?> NameAsync(int id, CancellationToken token)
    {
        await using NpgsqlCommand command = source.CreateCommand("select name from articles where id = $1");
        command.Parameters.AddWithValue(id);
        return (string?)await command.ExecuteScalarAsync(token);
    }

    public async Task ReachAsync(string database, CancellationToken token)
    {
        await using NpgsqlConnection connection = await source.OpenConnectionAsync(token);
        await connection.ChangeDatabaseAsync(database, token);
    }
}
