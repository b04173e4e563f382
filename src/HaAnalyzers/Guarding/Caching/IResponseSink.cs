namespace HaAnalyzers.Guarding;

/// <summary>Who keeps the answers of one member outside the process. Called on the path of the caller: nothing here may wait or throw.</summary>
internal interface IResponseSink<TKey, TValue>
    where TKey : notnull
{
    SharingPace Pace { get; }

    /// <summary>Takes a good answer, or drops it when behind; calls <see cref="ResponseSharing.EndWaiting"/> in either case.</summary>
    void Offer(CachedResponse<TKey, TValue> response);

    /// <summary>Nothing is known here: what is known outside may come in later by <see cref="CachedResponses{TKey, TValue}.Restore"/>.</summary>
    void Miss(TKey key, int hash);
}
