// program
using System.Net;
using Polly;
using Polly.Retry;

var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
    .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
    {
        MaxRetryAttempts = 5,
        BackoffType = DelayBackoffType.Exponential,
        UseJitter = true,
        ShouldHandle = static args => ValueTask.FromResult(args.Outcome switch
        {
            { Exception: HttpRequestException } => true,
            { Result.StatusCode: HttpStatusCode.TooManyRequests or >= HttpStatusCode.InternalServerError } => true,
            _ => false,
        }),
    })
    .AddTimeout(TimeSpan.FromSeconds(10))
    .Build();

using var http = new HttpClient();
using HttpResponseMessage response = await pipeline.ExecuteAsync(async token => await http.GetAsync(args[0], token));
Console.WriteLine(response.StatusCode);
