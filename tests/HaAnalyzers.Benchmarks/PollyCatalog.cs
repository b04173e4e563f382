using HaAnalyzers.CircuitBreaking;
using Polly;
using Polly.CircuitBreaker;
using Polly.Fallback;

namespace HaAnalyzers.Benchmarks;

/// <summary>
/// The same guarding written by hand with Polly's cheapest calls: outcomes in place of exceptions, pooled contexts, static lambdas and the
/// state passed beside them, no state machine while the dependency answers at once.
/// </summary>
internal sealed class PollyCatalog(ICatalog inner, CircuitBreakerOptions options, TimeSpan? timeout = null) : ICatalog
{
    private readonly ResiliencePipeline<int> _pipeline = Build(options, timeout);

    public int Find(int id)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get();
        try
        {
            return _pipeline.Execute(static (_, call) => call.Inner.Find(call.Id), context, (Inner: inner, Id: id));
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    public ValueTask<int> FindValueAsync(int id) => Run(
        static (_, call) =>
        {
            try
            {
                return Outcome(call.Inner.FindValueAsync(call.Id));
            }
            catch (Exception exception)
            {
                return Polly.Outcome.FromExceptionAsValueTask<int>(exception);
            }
        },
        id,
        CancellationToken.None);

    public ValueTask<int> FindValueAsync(int id, CancellationToken cancellationToken) => Run(
        static (context, call) =>
        {
            try
            {
                return Outcome(call.Inner.FindValueAsync(call.Id, context.CancellationToken));
            }
            catch (Exception exception)
            {
                return Polly.Outcome.FromExceptionAsValueTask<int>(exception);
            }
        },
        id,
        cancellationToken);

    public Task<int> FindTaskAsync(int id) => Run(
        static (_, call) =>
        {
            try
            {
                return Outcome(call.Inner.FindTaskAsync(call.Id));
            }
            catch (Exception exception)
            {
                return Polly.Outcome.FromExceptionAsValueTask<int>(exception);
            }
        },
        id,
        CancellationToken.None).AsTask();

    private static ResiliencePipeline<int> Build(CircuitBreakerOptions options, TimeSpan? timeout)
    {
        var builder = new ResiliencePipelineBuilder<int>()
            .AddFallback(new FallbackStrategyOptions<int> { FallbackAction = static _ => Polly.Outcome.FromResultAsValueTask(0) })
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions<int>
            {
                FailureRatio = options.FailureRatio,
                MinimumThroughput = options.MinimumThroughput,
                SamplingDuration = options.SamplingDuration,
                BreakDuration = options.BreakDuration,
            });
        return (timeout is { } limit ? builder.AddTimeout(limit) : builder).Build();
    }

    private static ValueTask<Outcome<int>> Outcome(ValueTask<int> pending)
    {
        return pending.IsCompletedSuccessfully ? new ValueTask<Outcome<int>>(Polly.Outcome.FromResult(pending.Result)) : Awaited(pending);

        static async ValueTask<Outcome<int>> Awaited(ValueTask<int> pending)
        {
            try
            {
                return Polly.Outcome.FromResult(await pending.ConfigureAwait(false));
            }
            catch (Exception exception)
            {
                return Polly.Outcome.FromException<int>(exception);
            }
        }
    }

    private static ValueTask<Outcome<int>> Outcome(Task<int> pending) => pending switch
    {
        { IsCompletedSuccessfully: true } => new ValueTask<Outcome<int>>(Polly.Outcome.FromResult(pending.Result)),
        { IsFaulted: true } => new ValueTask<Outcome<int>>(Polly.Outcome.FromException<int>(pending.Exception!.InnerExceptions[0])),
        _ => Outcome(new ValueTask<int>(pending)),
    };

    private ValueTask<int> Run(
        Func<ResilienceContext, (ICatalog Inner, int Id), ValueTask<Outcome<int>>> call, int id, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        ValueTask<Outcome<int>> pending = _pipeline.ExecuteOutcomeAsync(call, context, (inner, id));
        if (!pending.IsCompletedSuccessfully)
        {
            return Awaited(pending, context);
        }

        Outcome<int> outcome = pending.Result;
        ResilienceContextPool.Shared.Return(context);
        return outcome.Exception is null ? new ValueTask<int>(outcome.Result) : ValueTask.FromException<int>(outcome.Exception);

        static async ValueTask<int> Awaited(ValueTask<Outcome<int>> pending, ResilienceContext context)
        {
            Outcome<int> outcome = await pending.ConfigureAwait(false);
            ResilienceContextPool.Shared.Return(context);
            outcome.ThrowIfException();
            return outcome.Result;
        }
    }
}
