// library
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Polly;

namespace Portal;

public sealed record Note(int Id);

public sealed class NotesContext(DbContextOptions<NotesContext> options) : DbContext(options)
{
    public DbSet<Note> Notes => Set<Note>();
}

public sealed class Notes(NotesContext db, HttpClient http, ResiliencePipeline pipeline, ILogger<Notes> logger)
{
    public async Task<int> CountAsync(CancellationToken token)
    {
        try
        {
            return await db.Notes.CountAsync(token);
        }
        catch (Exception exception)
        {
            logger.LogError(exception, "No count");
            return -1;
        }
    }

    public async Task<string?> MotdAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await http.GetStringAsync("/motd", token), cancellationToken);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return null;
        }
    }

    public async Task WaitUntilUpAsync(CancellationToken token)
    {
        while (true)
        {
            try
            {
                await http.GetAsync("/ping", token);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(500, token);
            }
        }
    }
}

public sealed class Poller(HttpClient http, ILogger<Poller> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            logger.LogInformation("{Version}", await http.GetStringAsync("/version", stoppingToken));
        }
        catch (HttpRequestException exception)
        {
            logger.LogWarning(exception, "No version");
        }
    }
}
