// library
using System.Net.Http.Json;
using Polly;
using Polly.Fallback;
using Polly.Registry;

namespace Streaming;

[NonCritical("No rows")]
public interface IRows
{
    [EmptyFallback]
    Task<IReadOnlyList<string>> TopAsync(CancellationToken token = default);
}

public class RowsClient(HttpClient http) : IRows
{
    public async Task<IReadOnlyList<string>> TopAsync(CancellationToken token = default) => await http.GetFromJsonAsync<string[]>("/top", token) ?? [];
}

public sealed class Page(RowsClient rows, ResiliencePipelineProvider<string> pipelines)
{
    private static readonly AsyncFallbackPolicy<IReadOnlyList<string>> Fallback =
        Policy<IReadOnlyList<string>>.Handle<Exception>(exception => !(exception is OperationCanceledException)).FallbackAsync((IReadOnlyList<string>)[]);

    public Task<IReadOnlyList<string>> FallbackAsync() => Fallback.ExecuteAsync(() => rows.TopAsync());

    public async Task<int> CapturedAsync(IAsyncPolicy policy)
    {
        PolicyResult<IReadOnlyList<string>> result = await policy.ExecuteAndCaptureAsync(token => rows.TopAsync(token), CancellationToken.None);
        return result.Outcome == OutcomeType.Successful ? result.Result.Count : 0;
    }

    public async Task<IReadOnlyList<string>> FromProviderAsync(CancellationToken cancellationToken) =>
        await pipelines.GetPipeline<IReadOnlyList<string>>("rows").ExecuteAsync(async token => await rows.TopAsync(token), cancellationToken);
}
