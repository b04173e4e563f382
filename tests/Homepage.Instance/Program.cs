// One instance of the homepage in a process of its own, with its accounts in PostgreSQL and its cached responses in Redis.
using HaAnalyzers;
using HaAnalyzers.Guarding;
using Homepage.Contracts;
using Homepage.Hosting;
using Homepage.Instance;
using Homepage.Site;
using Npgsql;

InstanceOptions options = InstanceOptions.Read(new ConfigurationBuilder().AddCommandLine(args).Build());
WebApplicationBuilder builder = LoopbackHost.CreateBuilder(options.Port);
builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
await using NpgsqlDataSource primary = new NpgsqlDataSourceBuilder(options.Primary).BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary);
await using NpgsqlDataSource replica = NpgsqlDataSource.Create(options.Replica);

WebApplication app = GuardedSite.Build(builder, options.Services, services =>
{
    services.AddSingleton(options);
    services.AddKeyedSingleton(Databases.Primary, primary);
    services.AddKeyedSingleton(Databases.Replica, replica);
    services.AddSingleton<ReplicaAccountRows>();
    services.AddSingleton<IAccountRows, PrimaryAccountRows>();
    services.AddSingleton<IAccounts, PostgresAccounts>();
    services.AddStackExchangeRedisCache(redis => redis.Configuration = options.Redis);
    services.AddHybridCache();
    services.AddSharedCachedResponses();
    services.GuardNonCriticalDependencies();
    services.AddHealthChecks().AddDependencies();
    services.AddHealthEndpoints(health => health.DrainDelay = TimeSpan.FromSeconds(1));
    if (options.HasUsualHealth)
    {
        UsualChecks.Add(services);
    }
});

// Who answered, and whether with accounts that may be behind.
app.Use(async (context, next) =>
{
    using DegradationScope degradation = Degradation.Observe();
    context.Response.OnStarting(() =>
    {
        context.Response.Headers["X-Instance"] = options.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (degradation.Answers.Any(answer => answer.Kind == FallbackKind.Implementation))
        {
            context.Response.Headers["X-Stale"] = "accounts";
        }

        return Task.CompletedTask;
    });
    await next(context);
});

if (options.HasUsualHealth)
{
    app.MapHealthChecks(UsualChecks.Path);
}

app.MapPost("/accounts/{id:int}/name", async (int id, string name, IAccountRows rows, CancellationToken cancellationToken) =>
{
    try
    {
        await rows.RenameAsync(id, name, cancellationToken);
        return Results.NoContent();
    }
    catch (AccountsReadOnlyException readOnly)
    {
        return Results.Text(readOnly.Message, statusCode: StatusCodes.Status503ServiceUnavailable);
    }
});

// The fault of one instance: somebody keeps every connection of its pools.
var held = new List<NpgsqlConnection>();
app.MapPost("/fault/exhaust", async (CancellationToken cancellationToken) =>
{
    foreach (NpgsqlDataSource database in new[] { primary, replica })
    {
        int size = new NpgsqlConnectionStringBuilder(database.ConnectionString).MaxPoolSize;
        for (int i = 0; i < size; i++)
        {
            held.Add(await database.OpenConnectionAsync(cancellationToken));
        }
    }

    return Results.NoContent();
});
app.MapPost("/fault/release", async () =>
{
    foreach (NpgsqlConnection connection in held)
    {
        await connection.DisposeAsync();
    }

    held.Clear();
    return Results.NoContent();
});

await app.StartAsync();
Console.WriteLine(app.Address());
await app.WaitForShutdownAsync();
