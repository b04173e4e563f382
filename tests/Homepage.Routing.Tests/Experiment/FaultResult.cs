namespace Homepage.Routing.Tests.Experiment;

/// <summary>What one fault did to one deployment.</summary>
/// <param name="Requests">From the fault until everything had recovered.</param>
/// <param name="Began">When the fault began.</param>
/// <param name="LeftRotation">How long a bad instance still got traffic; <see langword="null"/> where it never left, or where no instance is bad.</param>
/// <param name="Restarts">What an orchestrator would have restarted.</param>
internal sealed record FaultResult(IReadOnlyList<Request> Requests, TimeSpan Began, TimeSpan? LeftRotation, int Restarts)
{
    public int Failed => Requests.Count(request => !request.IsServed);

    public int Stale => Requests.Count(request => request.IsStale);

    /// <summary>Failures of visitors who came after the bad instance had left.</summary>
    public int FailedAfterwards => LeftRotation is { } left ? Requests.Count(request => !request.IsServed && request.Sent > Began + left) : Failed;
}
