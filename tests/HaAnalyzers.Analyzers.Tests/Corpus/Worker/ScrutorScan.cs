// program
using System.Net.Http.Json;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHttpClient("hints", client => client.BaseAddress = new Uri("https://hints")).AddStandardResilienceHandler();
builder.Services.Scan(scan => scan.FromAssemblyOf<Hints>().AddClasses(classes => classes.AssignableTo<IHints>()).AsImplementedInterfaces().WithSingletonLifetime());
builder.Services.GuardNonCriticalDependencies();
builder.Services.AddHostedService<Printer>();
builder.Build().Run();

[NonCritical("No hints")]
public interface IHints
{
    [OmitFallback("No hint")]
    Task<string?> NextAsync(CancellationToken token);
}

public sealed class Hints(IHttpClientFactory clients) : IHints
{
    public Task<string?> NextAsync(CancellationToken token) => clients.CreateClient("hints").GetFromJsonAsync<string>("/next", token);
}

public sealed class Printer(IHints hints) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMinutes(1));
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Console.WriteLine(await hints.NextAsync(stoppingToken) ?? "-");
        }
    }
}
