// library
using System.Net.Http.Json;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Streaming.Pages;

[NonCritical("No similar titles")]
public interface ISimilar
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> ToAsync(int title, CancellationToken token);
}

public class SimilarClient(HttpClient http) : ISimilar
{
    public async Task<IReadOnlyList<string>> ToAsync(int title, CancellationToken token) =>
        await http.GetFromJsonAsync<string[]>($"/similar/{title}", token) ?? [];
}

public static class Soft
{
    public static async Task<T> OrElse<T>(this Task<T> task, T otherwise)
    {
        try
        {
            return await task;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return otherwise;
        }
    }
}

public sealed class TitleModel(SimilarClient similar) : PageModel
{
    public IReadOnlyList<string> Similar { get; private set; } = [];

    public async Task OnGetAsync(int id) => Similar = await similar.ToAsync(id, HttpContext.RequestAborted).OrElse([]);

    public async Task OnPostAsync(int id) => Similar = await similar.{|HA1001:ToAsync|}(id, HttpContext.RequestAborted);
}
