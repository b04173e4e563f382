// program
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddDbContext<JobsContext>(options => options.UseNpgsql("Host=db;Database=jobs"));
builder.Services.AddHttpClient<ICalendar, CalendarClient>();
builder.Services.GuardNonCriticalDependencies();
builder.Services.AddHostedService<Planner>();
using IHost host = builder.Build();
await using (AsyncServiceScope scope = host.Services.CreateAsyncScope())
{
    await scope.ServiceProvider.GetRequiredService<JobsContext>().Database.MigrateAsync();
}

await host.RunAsync();

public sealed class JobsContext(DbContextOptions<JobsContext> options) : DbContext(options);

[NonCritical("Holidays are planned like work days")]
public interface ICalendar
{
    [DefaultFallback(false)]
    Task<bool> IsHolidayAsync(DateOnly day, CancellationToken token);
}

public sealed class CalendarClient(HttpClient http) : ICalendar
{
    public Task<bool> IsHolidayAsync(DateOnly day, CancellationToken token) => http.GetFromJsonAsync<bool>($"/holidays/{day:O}", token);
}

public sealed class Planner(ICalendar calendar) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            bool isHoliday = await calendar.IsHolidayAsync(DateOnly.FromDateTime(DateTime.UtcNow), stoppingToken);
            await Task.Delay(isHoliday ? TimeSpan.FromDays(1) : TimeSpan.FromHours(1), stoppingToken);
        }
    }
}
