// program
using System.Net.Http.Json;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddHttpClient<ITranslations, TranslationsClient>(client => client.BaseAddress = new Uri("https://translations"));
builder.Services.Decorate<ITranslations, TranslationsGuard>();
builder.Services.AddHostedService<Importer>();
builder.Build().Run();

[NonCritical("Imported texts stay in English")]
public interface ITranslations
{
    [OmitFallback("Not translated")]
    Task<string?> OfAsync(string text, CancellationToken cancellationToken);
}

public sealed class TranslationsClient(HttpClient http) : ITranslations
{
    public Task<string?> OfAsync(string text, CancellationToken cancellationToken) =>
        http.GetFromJsonAsync<string>($"/de/{Uri.EscapeDataString(text)}", cancellationToken);
}

public sealed class Importer(ITranslations translations) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        foreach (string line in await File.ReadAllLinesAsync("texts.txt", stoppingToken))
        {
            Console.WriteLine(await translations.OfAsync(line, stoppingToken) ?? line);
        }
    }
}
