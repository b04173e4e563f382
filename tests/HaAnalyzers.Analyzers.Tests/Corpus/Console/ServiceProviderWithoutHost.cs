// program
using System.Net.Http.Json;

var services = new ServiceCollection();
services.AddHttpClient<ISpelling, SpellingClient>(client => client.BaseAddress = new Uri("https://spelling"));
services.GuardNonCriticalDependencies();
await using ServiceProvider provider = services.BuildServiceProvider();
ISpelling spelling = provider.GetRequiredService<ISpelling>();
foreach (string word in args)
{
    Console.WriteLine(await spelling.IsRightAsync(word) ? word : $"{word}?");
}

[NonCritical("Words are taken as they are")]
public interface ISpelling
{
    [DefaultFallback(true)]
    Task<bool> IsRightAsync(string word);
}

public sealed class SpellingClient(HttpClient http) : ISpelling
{
    public Task<bool> IsRightAsync(string word) => http.GetFromJsonAsync<bool>($"/check/{word}");
}
