using HaAnalyzers.Guarding;
using Microsoft.Extensions.Caching.Hybrid;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace HaAnalyzers.Extensions;

/// <summary>Connects the cached responses of the guards in a container to its <see cref="HybridCache"/>; a singleton.</summary>
internal sealed partial class SharedResponses : IDisposable
{
    private readonly ResponseExchange _exchange;
    private readonly AnswerSerializers _serializers;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public SharedResponses(
        IServiceProvider provider, DependencyMonitor monitor, HybridCache? cache = null, TimeProvider? timeProvider = null, ILoggerFactory? loggers = null)
    {
        if (cache is null)
        {
            throw new InvalidOperationException(
                "AddSharedCachedResponses() shares the cached responses of the guards through HybridCache, which is not registered; call services.AddHybridCache(), and register an IDistributedCache such as Redis.");
        }

        _time = timeProvider ?? TimeProvider.System;
        _serializers = new AnswerSerializers(provider);
        _exchange = new ResponseExchange(new HybridAnswers(cache, _time), _time);
        _logger = loggers?.CreateLogger("HaAnalyzers.SharedResponses") ?? NullLogger.Instance;
        monitor.LogChanges(_exchange.Breaker, "the distributed cache behind HybridCache");
    }

    /// <summary>Connects the members of one registration.</summary>
    /// <param name="state">What its guards share.</param>
    /// <param name="contract">The full name of the contract.</param>
    /// <param name="key">The service key of the registration, or <see langword="null"/>.</param>
    /// <param name="index">How many registrations of the contract come before it.</param>
    public void Connect(IGuardState state, string contract, object? key, int index)
    {
        // Two registrations reach two dependencies: neither must answer from the cache of the other, in this process or another.
        string name = index == 0 ? contract : FormattableString.Invariant($"{contract}[{index}]");
        bool hasName = key is null || CanonicalText.CanWrite(key.GetType());
        state.ShareResponses(new Registration(this, key is not null && hasName ? $"{name}[{key.GetType()} {CanonicalText.Of(key)}]" : name, hasName));
    }

    public void Dispose() => _exchange.Dispose();

    private void Connect<TKey, TValue>(string name, CachedResponses<TKey, TValue> responses)
        where TKey : notnull
    {
        if (CanonicalText.ArgumentTypes(typeof(TKey)).FirstOrDefault(type => !CanonicalText.CanWrite(type)) is { } unwritable)
        {
            LogStaysLocal(_logger, name, $"an argument of type {unwritable} has no text that is the same in every process");
        }
        else if (_serializers.Find<TValue>() is not { } serializer)
        {
            LogStaysLocal(_logger, name, $"no IHybridCacheSerializer is registered for {typeof(TValue)}");
        }
        else
        {
            responses.ShareWith(new SharedMember<TKey, TValue>(name, responses, serializer, _exchange, _time, _logger));
        }
    }

    [LoggerMessage(7, LogLevel.Information, "The cached responses of {Member} stay in this process: {Reason}", EventName = "ResponsesStayLocal")]
    private static partial void LogStaysLocal(ILogger logger, string member, string reason);

    private sealed class Registration(SharedResponses shared, string name, bool hasName) : ResponseStore
    {
        public override void Connect<TKey, TValue>(string member, CachedResponses<TKey, TValue> responses)
        {
            if (hasName)
            {
                shared.Connect($"{name}.{member}", responses);
            }
            else
            {
                LogStaysLocal(shared._logger, $"{name}.{member}", "the service key has no text that is the same in every process");
            }
        }
    }
}
