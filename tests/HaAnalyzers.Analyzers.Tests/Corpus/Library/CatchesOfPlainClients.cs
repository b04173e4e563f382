// library
using Polly;
using Polly.Retry;

namespace Tools;

public sealed class Links
{
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };

    private static readonly ResiliencePipeline Retry = new ResiliencePipelineBuilder().AddRetry(new RetryStrategyOptions()).Build();

    public async Task<bool> IsAliveAsync(Uri link)
    {
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                using HttpResponseMessage response = await Http.GetAsync(link);
                return response.IsSuccessStatusCode;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100);
            }
        }

        return false;
    }

    public async Task<string> TitleAsync(Uri link, CancellationToken cancellationToken)
    {
        try
        {
            return await Retry.ExecuteAsync(async token => await Http.GetStringAsync(link, token), cancellationToken);
        }
        catch (HttpRequestException)
        {
            return "";
        }
    }
}
