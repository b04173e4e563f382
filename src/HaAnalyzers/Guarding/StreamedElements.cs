using System.Runtime.ExceptionServices;

namespace HaAnalyzers.Guarding;

/// <summary>One reading of a stream of the dependency: each element with its timeout, one outcome, one disposal.</summary>
internal sealed class StreamedElements<T, TMember> : IAsyncDisposable
    where TMember : struct, IStreamCall<T>
{
    private readonly GuardedDependency _dependency;
    private readonly GuardedCall _call;
    private readonly TMember _member;
    private readonly CancellationToken _memberToken;
    private readonly CancellationToken _readerToken;
    private readonly CancellationTokenSource _source;
    private IAsyncEnumerator<T>? _inner;
    private Task? _unfinished;
    private bool _isCounted;

    public StreamedElements(
        GuardedDependency dependency, GuardedCall call, TMember member, CancellationToken memberToken, CancellationToken readerToken)
    {
        _dependency = dependency;
        _call = call;
        _member = member;
        _memberToken = memberToken;
        _readerToken = readerToken;
        _source = CancellationTokenSource.CreateLinkedTokenSource(memberToken, readerToken);
        call.Suspend();
    }

    public T Current { get; private set; } = default!;

    public bool HasDelivered { get; private set; }

    public bool HasFailed { get; private set; }

    /// <summary>Why there is no further element, after a failure.</summary>
    public Exception? Failure { get; private set; }

    private bool IsCancelled => _memberToken.IsCancellationRequested || _readerToken.IsCancellationRequested;

    /// <returns>False at the end and after a failure.</returns>
    public async ValueTask<bool> MoveNextAsync()
    {
        try
        {
            _inner ??= _member.Begin(_source.Token).GetAsyncEnumerator(_source.Token);
            ValueTask<bool> pending = _inner.MoveNextAsync();
            bool hasNext = pending.IsCompleted ? await pending.ConfigureAwait(false) : await WaitAsync(pending.AsTask()).ConfigureAwait(false);
            if (hasNext)
            {
                Current = _inner.Current;
                HasDelivered = true;
                if (_call.IsProbe)
                {
                    Succeed();
                }

                return true;
            }
        }
        catch (Exception exception)
        {
            if (Fail(exception) is { } own)
            {
                ExceptionDispatchInfo.Throw(own);
            }

            return false;
        }

        Succeed();
        return false;
    }

    /// <summary>Also when the reader leaves before the end: what was read was right.</summary>
    public async ValueTask DisposeAsync()
    {
        Succeed();
        if (_unfinished is null && _inner is not null)
        {
            await DisposeInnerAsync(_inner).ConfigureAwait(false);
        }

        if (_unfinished is null)
        {
            _call.Resume();
            _call.Release();
            _source.Dispose();
        }
        else
        {
            _ = OutliveAsync(_unfinished, _inner!);
        }
    }

    private async Task<TResult> WaitAsync<TResult>(Task<TResult> pending)
    {
        try
        {
            return await pending.WaitAsync(_dependency.Settings.Timeout, _dependency.TimeProvider, _source.Token).ConfigureAwait(false);
        }
        catch (Exception) when (!pending.IsCompleted)
        {
            _unfinished = pending;
            throw;
        }
    }

    private void Succeed()
    {
        if (!_isCounted)
        {
            _isCounted = true;
            _call.CountStream();
        }
    }

    /// <returns>What the reader gets in place of a fallback: its own cancellation, or an exception that is ignored.</returns>
    private Exception? Fail(Exception exception)
    {
        HasFailed = true;
        Failure = exception;
        if (_unfinished is not null)
        {
            Failure = new TimeoutException(FormattableString.Invariant(
                $"{_dependency.Contract} did not deliver the next element within {_dependency.Settings.Timeout.TotalMilliseconds} ms."));
            Deadline.CancelQuietly(_source);
        }

        bool isCancelled = IsCancelled;
        bool counts = !_isCounted;
        _isCounted = true;
        if (isCancelled)
        {
            if (counts)
            {
                _call.CountCancelled();
            }

            return exception is OperationCanceledException
                ? new OperationCanceledException(exception.Message, exception, _memberToken.IsCancellationRequested ? _memberToken : _readerToken)
                : null;
        }

        if (!counts)
        {
            return _dependency.Settings.Ignores(new CallFailure(exception)) ? exception : null;
        }

        if (_unfinished is not null)
        {
            _call.CountTimeout();
            return null;
        }

        return _call.CountFailure(new CallFailure(exception), shows: false, out _);
    }

    /// <summary>The reader has its elements: how the dependency cleans up is nothing it could act on.</summary>
    private async ValueTask DisposeInnerAsync(IAsyncEnumerator<T> inner)
    {
        try
        {
            ValueTask pending = inner.DisposeAsync();
            if (pending.IsCompleted)
            {
                await pending.ConfigureAwait(false);
                return;
            }

            await WaitAsync(NoResult.From(pending).AsTask()).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            UnobservedExceptions.Report(exception);
            Deadline.CancelQuietly(_source);
        }
    }

    /// <summary>The dependency does not hold the reader, but its concurrency slot until it has really ended.</summary>
    private async Task OutliveAsync(Task unfinished, IAsyncEnumerator<T> inner)
    {
        await unfinished.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (unfinished is Task<bool>)
        {
            try
            {
                await inner.DisposeAsync().ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                UnobservedExceptions.Report(exception);
            }
        }

        _call.EndAbandoned();
        _source.Dispose();
    }
}
