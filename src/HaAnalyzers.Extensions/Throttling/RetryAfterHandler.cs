using System.Net;
using System.Net.Http.Headers;
using HaAnalyzers.Guarding;

namespace HaAnalyzers.Extensions;

/// <summary>Tells the guards of a contract how long the service behind it has asked to be left alone.</summary>
internal sealed class RetryAfterHandler(IReadOnlyList<GuardedDependency> dependencies, TimeProvider time) : DelegatingHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = base.Send(request, cancellationToken);
        Read(response);
        return response;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        Read(response);
        return response;
    }

    private void Read(HttpResponseMessage response)
    {
        if (response.StatusCode is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable
            && response.Headers.RetryAfter is { } header
            && Wait(header) is { } wait)
        {
            foreach (GuardedDependency dependency in dependencies)
            {
                dependency.Postpone(wait);
            }
        }
    }

    private TimeSpan? Wait(RetryConditionHeaderValue header) => header.Delta ?? (header.Date - time.GetUtcNow());
}
