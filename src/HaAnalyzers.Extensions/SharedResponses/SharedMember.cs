using System.Runtime.CompilerServices;
using HaAnalyzers.Guarding;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Extensions;

/// <summary>Shares the cached responses of one member.</summary>
internal sealed partial class SharedMember<TKey, TValue> : IResponseSink<TKey, TValue>
    where TKey : notnull
{
    private readonly string _name;
    private readonly string _prefix;
    private readonly CachedResponses<TKey, TValue> _responses;
    private readonly IHybridCacheSerializer<TValue> _serializer;
    private readonly ResponseExchange _exchange;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly RecentKeys _missed;
    private int _hasFailed;

    /// <param name="name">The member with its contract, as the log calls it.</param>
    /// <param name="responses">Its answers in this process.</param>
    /// <param name="serializer">Writes the answers.</param>
    /// <param name="exchange">Carries them.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">Told once when answers cannot be written or read, and once when they can again.</param>
    public SharedMember(
        string name,
        CachedResponses<TKey, TValue> responses,
        IHybridCacheSerializer<TValue> serializer,
        ResponseExchange exchange,
        TimeProvider time,
        ILogger logger)
    {
        _name = name;
        // Members of one name differ in the types of their arguments.
        _prefix = $"ha:{name}({string.Join(",", CanonicalText.ArgumentTypes(typeof(TKey)))})";
        _responses = responses;
        _serializer = serializer;
        _exchange = exchange;
        _time = time;
        _logger = logger;
        TimeSpan changed = Max(TimeSpan.FromSeconds(1), responses.MaxAge / 100);
        Pace = new SharingPace(responses.ToTimestamps(changed), responses.ToTimestamps(Max(changed, responses.MaxAge / 4)));
        _missed = new RecentKeys((uint)changed.TotalMilliseconds);
    }

    public SharingPace Pace { get; }

    public void Offer(CachedResponse<TKey, TValue> response)
    {
        if (!_exchange.TryQueue((store, stopping) => WriteAsync(response, store, stopping)))
        {
            response.Sharing.EndWaiting();
        }
    }

    public void Miss(TKey key, int hash)
    {
        if (_missed.TryAsk(hash, unchecked((uint)(long)_time.GetElapsedTime(startingTimestamp: 0).TotalMilliseconds)))
        {
            _exchange.TryQueue((store, stopping) => ReadAsync(key, store, stopping));
        }
    }

    private static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;

    private Task WriteAsync(CachedResponse<TKey, TValue> response, IStoredAnswers store, CancellationToken stopping) => RunAsync(async () =>
    {
        response.Sharing.EndWaiting();
        response.Read(out TValue value, out long givenAt);
        TimeSpan age = _time.GetElapsedTime(givenAt);
        if (age >= _responses.MaxAge)
        {
            return;
        }

        byte[] entry = StoredAnswer.Write(value, _time.GetUtcNow() - age, _serializer);
        if (response.Sharing.IsNews(StoredAnswer.Digest(entry), givenAt, Pace))
        {
            await store.WriteAsync(KeyOf(response.StoredKey.Arguments), entry, _responses.MaxAge - age, stopping).ConfigureAwait(false);
        }
    }, stopping);

    private Task ReadAsync(TKey key, IStoredAnswers store, CancellationToken stopping) => RunAsync(async () =>
    {
        byte[]? entry = await store.ReadAsync(KeyOf(key), stopping).ConfigureAwait(false);
        if (entry is not null
            && StoredAnswer.TryRead(entry, _time.GetUtcNow(), _responses.MaxAge, _serializer, out TValue? value, out TimeSpan age))
        {
            _responses.Restore(key, value!, age);
        }
    }, stopping);

    private string KeyOf(TKey key) => CanonicalText.Key(_prefix, (ITuple)key);

    private async Task RunAsync(Func<Task> work, CancellationToken stopping)
    {
        try
        {
            await work().ConfigureAwait(false);
            if (Interlocked.Exchange(ref _hasFailed, 0) != 0)
            {
                LogWorksAgain(_logger, _name);
            }
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !stopping.IsCancellationRequested)
        {
            // The store is guarded: what fails here is the serializer, and it may fail for one answer of many.
            if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
            {
                LogFailed(_logger, exception, _name);
            }
        }
    }

    [LoggerMessage(8, LogLevel.Warning, "An answer of {Member} cannot be written to or read from the shared store; until one can, nothing more is said about it", EventName = "SharedAnswerFailed")]
    private static partial void LogFailed(ILogger logger, Exception exception, string member);

    [LoggerMessage(9, LogLevel.Information, "Answers of {Member} are written to and read from the shared store again", EventName = "SharedAnswersResumed")]
    private static partial void LogWorksAgain(ILogger logger, string member);
}
