using System.Globalization;

namespace HaAnalyzers.Cost;

/// <summary>Sources of a service as large as one wants it: clients, repositories, handlers, controllers, workers, and what puts them together.</summary>
internal static class ServiceSources
{
    /// <summary>Each about a hundred lines long.</summary>
    private static readonly Func<int, string>[] Templates = [Client, Repository, Controller, Worker, Domain];

    /// <summary>Files of about <paramref name="lines"/> lines together, the first of which is the program.</summary>
    public static IEnumerable<(string Name, string Text)> Create(int lines)
    {
        yield return ("Program.cs", Program);
        int written = CountLines(Program);
        for (int number = 0; written < lines; number++)
        {
            string text = Templates[number % Templates.Length](number);
            written += CountLines(text);
            yield return (string.Create(CultureInfo.InvariantCulture, $"File{number}.cs"), text);
        }
    }

    public static int CountLines(string text) => text.Count(character => character == '\n') + 1;

    private const string Program = """
        using Microsoft.AspNetCore.Builder;
        using Microsoft.Extensions.DependencyInjection;
        using Microsoft.Extensions.Diagnostics.HealthChecks;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        builder.Services.AddHttpClient();
        builder.Services.AddHealthChecks().AddCheck("self", () => HealthCheckResult.Healthy(), new[] { "live" });
        var app = builder.Build();
        app.MapControllers();
        app.MapHealthChecks("/health");
        app.Run();
        """;

    private static string Client(int n) => Repeat(n, 4, (id, i) => $$"""
            public sealed class Client{{id}}_{{i}} : IClient{{id}}_{{i}}
            {
                private readonly HttpClient _http;
                private readonly ILogger<Client{{id}}_{{i}}> _logger;

                public Client{{id}}_{{i}}(HttpClient http, ILogger<Client{{id}}_{{i}}> logger)
                {
                    _http = http;
                    _logger = logger;
                }

                public async Task<IReadOnlyList<string>> NamesAsync(int id, CancellationToken cancellationToken)
                {
                    using HttpResponseMessage answer = await _http.GetAsync($"/names/{id}", cancellationToken);
                    answer.EnsureSuccessStatusCode();
                    string text = await answer.Content.ReadAsStringAsync(cancellationToken);
                    _logger.LogInformation("Read {Length} characters of {Id}", text.Length, id);
                    return text.Split(',').Where(part => part.Length > 0).Select(part => part.Trim()).ToList();
                }

                public Task<string> TitleAsync(int id) => _http.GetStringAsync($"/titles/{id}");
            }

            public interface IClient{{id}}_{{i}}
            {
                Task<IReadOnlyList<string>> NamesAsync(int id, CancellationToken cancellationToken);
                Task<string> TitleAsync(int id);
            }
        """);

    private static string Repository(int n) => Repeat(n, 4, (id, i) => $$"""
            public sealed class Repository{{id}}_{{i}}
            {
                private readonly DbConnection _connection;

                public Repository{{id}}_{{i}}(DbConnection connection) => _connection = connection;

                public async Task<Row{{id}}_{{i}}?> FindAsync(int id, CancellationToken cancellationToken)
                {
                    await using DbCommand command = _connection.CreateCommand();
                    command.CommandText = "SELECT name, price FROM row WHERE id = @id";
                    DbParameter parameter = command.CreateParameter();
                    parameter.ParameterName = "@id";
                    parameter.Value = id;
                    command.Parameters.Add(parameter);
                    await using DbDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
                    return await reader.ReadAsync(cancellationToken) ? new Row{{id}}_{{i}}(id, reader.GetString(0), reader.GetDecimal(1)) : null;
                }
            }

            public sealed record Row{{id}}_{{i}}(int Id, string Name, decimal Price);
        """);

    private static string Controller(int n) => Repeat(n, 3, (id, i) => $$"""
            [ApiController]
            [Route("items{{id}}_{{i}}")]
            public sealed class Items{{id}}_{{i}}Controller : ControllerBase
            {
                private readonly IHttpClientFactory _clients;
                private readonly ILogger<Items{{id}}_{{i}}Controller> _logger;

                public Items{{id}}_{{i}}Controller(IHttpClientFactory clients, ILogger<Items{{id}}_{{i}}Controller> logger)
                {
                    _clients = clients;
                    _logger = logger;
                }

                [HttpGet("{id:int}")]
                public async Task<ActionResult<string>> GetAsync(int id, CancellationToken cancellationToken)
                {
                    if (id < 0)
                    {
                        return BadRequest("The id is negative.");
                    }

                    try
                    {
                        return await _clients.CreateClient("shop").GetStringAsync($"/items/{id}", cancellationToken);
                    }
                    catch (HttpRequestException failure)
                    {
                        _logger.LogWarning(failure, "No item {Id}", id);
                        return NotFound();
                    }
                }
            }
        """);

    private static string Worker(int n) => Repeat(n, 3, (id, i) => $$"""
            public sealed class Worker{{id}}_{{i}} : BackgroundService
            {
                private readonly ConcurrentQueue<int> _numbers = new();
                private readonly Dictionary<string, int> _counts = new();

                public void Add(int number) => _numbers.Enqueue(number);

                protected override async Task ExecuteAsync(CancellationToken stoppingToken)
                {
                    using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1));
                    while (await timer.WaitForNextTickAsync(stoppingToken))
                    {
                        while (_numbers.TryDequeue(out int number))
                        {
                            string key = number % 2 == 0 ? "even" : "odd";
                            _counts[key] = _counts.TryGetValue(key, out int count) ? count + 1 : 1;
                        }
                    }
                }
            }
        """);

    private static string Domain(int n) => Repeat(n, 4, (id, i) => $$"""
            public sealed class Order{{id}}_{{i}}
            {
                private readonly List<(string Product, int Count, decimal Price)> _lines = new();

                public decimal Total => _lines.Sum(line => line.Count * line.Price);

                public bool IsEmpty => _lines.Count == 0;

                public void Add(string product, int count, decimal price)
                {
                    if (string.IsNullOrWhiteSpace(product))
                    {
                        throw new ArgumentException("The product has no name.", nameof(product));
                    }

                    switch (count)
                    {
                        case < 1:
                            throw new ArgumentOutOfRangeException(nameof(count), count, "At least one.");
                        case > 100:
                            _lines.Add((product, 100, price * 0.9m));
                            break;
                        default:
                            _lines.Add((product, count, price));
                            break;
                    }
                }
            }
        """);

    private static string Repeat(int number, int times, Func<int, int, string> type) => $$"""
        using System;
        using System.Collections.Concurrent;
        using System.Collections.Generic;
        using System.Data.Common;
        using System.Linq;
        using System.Net.Http;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.Extensions.Hosting;
        using Microsoft.Extensions.Logging;

        namespace Service.Area{{number / 20}}
        {
        {{string.Join("\n\n", Enumerable.Range(0, times).Select(i => type(number, i)))}}
        }
        """;
}
