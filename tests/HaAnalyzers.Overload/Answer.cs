namespace HaAnalyzers.Overload;

/// <summary>One request and what came of it.</summary>
/// <param name="Sent">When, from the beginning of the load.</param>
/// <param name="Latency">Until the answer was there, or the client gave up.</param>
/// <param name="Status">0 where there was none.</param>
internal readonly record struct Answer(TimeSpan Sent, TimeSpan Latency, int Status)
{
    public bool IsGood => Status == 200;

    public bool IsRejected => Status is 429 or 503;
}
