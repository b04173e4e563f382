namespace HaAnalyzers.Analyzers.Generation.Emitting;

internal static partial class RemoteCallTypes
{
    public const string Base = """
        /// <summary>What the caller of a gRPC call may ask of it besides its answer; told by the call that answered.</summary>
        internal abstract class GuardedRemoteCall
        {
            protected static readonly global::System.Func<object, global::System.Threading.Tasks.Task<global::Grpc.Core.Metadata>> Headers = static call => ((GuardedRemoteCall)call).GetHeadersAsync();
            protected static readonly global::System.Func<object, global::Grpc.Core.Status> Status = static call => ((GuardedRemoteCall)call).GetStatus();
            protected static readonly global::System.Func<object, global::Grpc.Core.Metadata> Trailers = static call => ((GuardedRemoteCall)call).GetTrailers();
            protected static readonly global::System.Action<object> Disposal = static call => ((GuardedRemoteCall)call).Dispose();

            private global::System.Threading.CancellationTokenSource? _cancellation;

            protected GuardedRemoteCall(global::System.Threading.CancellationToken callerToken)
            {
                _cancellation = global::System.Threading.CancellationTokenSource.CreateLinkedTokenSource(callerToken);
                Token = _cancellation.Token;
            }

            /// <summary>The caller's token, also signalled when the caller disposes of the call.</summary>
            public global::System.Threading.CancellationToken Token { get; }

            /// <summary>Completed when there is an answer, or none will come.</summary>
            public abstract global::System.Threading.Tasks.Task End { get; }

            /// <summary>Completed when the first answer is there, or none will come.</summary>
            protected abstract global::System.Threading.Tasks.Task Beginning { get; }

            protected abstract global::System.Threading.Tasks.Task<global::Grpc.Core.Metadata>? InnerHeaders { get; }

            /// <summary>There is an answer of the dependency, so there are headers, or will be in a moment.</summary>
            protected abstract bool HasInnerAnswered { get; }

            /// <summary>The status of the call that answered, when it has ended.</summary>
            protected abstract global::Grpc.Core.Status? InnerStatus { get; }

            protected abstract global::Grpc.Core.Metadata? InnerTrailers { get; }

            public void Cancel()
            {
                // Taken, so that the end of the call cannot dispose of it meanwhile.
                if (global::System.Threading.Interlocked.Exchange(ref _cancellation, null) is { } cancellation)
                {
                    cancellation.Cancel();
                    cancellation.Dispose();
                }
            }

            protected abstract void Dispose();

            protected void Release() => global::System.Threading.Interlocked.Exchange(ref _cancellation, null)?.Dispose();

            protected static void Observe(global::System.Threading.Tasks.Task task) => _ = task.ContinueWith(
                static ended => ended.Exception,
                global::System.Threading.CancellationToken.None,
                global::System.Threading.Tasks.TaskContinuationOptions.OnlyOnFaulted | global::System.Threading.Tasks.TaskContinuationOptions.ExecuteSynchronously,
                global::System.Threading.Tasks.TaskScheduler.Default);

            private async global::System.Threading.Tasks.Task<global::Grpc.Core.Metadata> GetHeadersAsync()
            {
                if (InnerHeaders is { } headers)
                {
                    Observe(headers);
                    await global::System.Threading.Tasks.Task.WhenAny(headers, Beginning).ConfigureAwait(false);
                }

                if (InnerHeaders is { } received && (received.IsCompletedSuccessfully || HasInnerAnswered))
                {
                    return await received.ConfigureAwait(false);
                }

                await Beginning.ConfigureAwait(false);
                return new global::Grpc.Core.Metadata();
            }

            private global::Grpc.Core.Status GetStatus()
            {
                if (!End.IsCompleted)
                {
                    throw new global::System.InvalidOperationException("The call has no status before it has ended.");
                }

                return InnerStatus
                    ?? (End.IsCompletedSuccessfully ? new global::Grpc.Core.Status(global::Grpc.Core.StatusCode.OK, "answered by the fallback")
                        : End.IsCanceled ? new global::Grpc.Core.Status(global::Grpc.Core.StatusCode.Cancelled, "cancelled by the caller")
                        : new global::Grpc.Core.Status(global::Grpc.Core.StatusCode.Unavailable, End.Exception!.InnerExceptions[0].Message));
            }

            private global::Grpc.Core.Metadata GetTrailers() => End.IsCompleted
                ? InnerTrailers ?? new global::Grpc.Core.Metadata()
                : throw new global::System.InvalidOperationException("The call has no trailers before it has ended.");
        }
        """;

    /// <summary>Calls with one answer.</summary>
    public const string SingleAnswer = """
        internal abstract class GuardedAnswer<TResponse> : GuardedRemoteCall
        {
            private global::System.Threading.Tasks.Task<TResponse> _response = null!;

            protected GuardedAnswer(global::System.Threading.CancellationToken callerToken)
                : base(callerToken)
            {
            }

            public sealed override global::System.Threading.Tasks.Task End => _response;

            protected sealed override global::System.Threading.Tasks.Task Beginning => _response;

            protected sealed override bool HasInnerAnswered => InnerStatus is not null;

            protected void Follow(global::System.Threading.Tasks.Task<TResponse> response)
            {
                _response = response;
                _ = response.ContinueWith(
                    static (_, call) => ((GuardedAnswer<TResponse>)call!).Release(),
                    this,
                    global::System.Threading.CancellationToken.None,
                    global::System.Threading.Tasks.TaskContinuationOptions.ExecuteSynchronously,
                    global::System.Threading.Tasks.TaskScheduler.Default);
            }

            protected sealed override void Dispose()
            {
                // Told first: so the end of the call counts as the caller's doing.
                Cancel();
                DisposeInner();
            }

            protected abstract void DisposeInner();
        }
        """;

    /// <summary>Calls with a stream of answers. They begin at once, as gRPC does, so the first answer is asked for before the caller does.</summary>
    public const string ManyAnswers = """
        internal abstract class GuardedAnswers<TResponse> : GuardedRemoteCall, global::Grpc.Core.IAsyncStreamReader<TResponse>
        {
            private readonly global::System.Threading.Tasks.TaskCompletionSource _end = new(global::System.Threading.Tasks.TaskCreationOptions.RunContinuationsAsynchronously);
            private global::System.Collections.Generic.IAsyncEnumerator<TResponse> _elements = null!;
            private global::System.Threading.Tasks.Task<bool> _beginning = null!;
            private global::System.Threading.Tasks.Task<bool> _latest = null!;
            private global::Grpc.Core.Status? _innerStatus;
            private global::Grpc.Core.Metadata? _innerTrailers;
            private volatile bool _hasInnerAnswered;
            private int _isFirstTaken;
            private int _isDisposed;

            protected GuardedAnswers(global::System.Threading.CancellationToken callerToken)
                : base(callerToken)
            {
            }

            public TResponse Current => _elements.Current;

            public sealed override global::System.Threading.Tasks.Task End => _end.Task;

            protected sealed override global::System.Threading.Tasks.Task Beginning => _beginning;

            protected sealed override bool HasInnerAnswered => _hasInnerAnswered;

            protected sealed override global::Grpc.Core.Status? InnerStatus => _innerStatus;

            protected sealed override global::Grpc.Core.Metadata? InnerTrailers => _innerTrailers;

            public global::System.Threading.Tasks.Task<bool> MoveNext(global::System.Threading.CancellationToken cancellationToken)
            {
                global::System.Threading.Tasks.Task<bool> next = global::System.Threading.Interlocked.Exchange(ref _isFirstTaken, 1) == 0 ? _beginning : _latest = MoveNextAsync();
                return cancellationToken.CanBeCanceled && !next.IsCompleted ? WithTokenAsync(next, cancellationToken) : next;
            }

            protected void Start(global::System.Collections.Generic.IAsyncEnumerable<TResponse> elements)
            {
                Observe(_end.Task);
                _elements = elements.GetAsyncEnumerator(Token);
                _beginning = _latest = MoveNextAsync();
                Observe(_beginning);
            }

            protected async global::System.Collections.Generic.IAsyncEnumerable<TResponse> ReadAsync(
                global::Grpc.Core.IAsyncStreamReader<TResponse> stream,
                global::System.Func<global::Grpc.Core.Status> status,
                global::System.Func<global::Grpc.Core.Metadata> trailers,
                global::System.IDisposable inner,
                [global::System.Runtime.CompilerServices.EnumeratorCancellation] global::System.Threading.CancellationToken cancellationToken = default)
            {
                using (inner)
                {
                    while (await stream.MoveNext(cancellationToken).ConfigureAwait(false))
                    {
                        _hasInnerAnswered = true;
                        yield return stream.Current;
                    }

                    _hasInnerAnswered = true;

                    _innerStatus = status();
                    _innerTrailers = trailers();
                }
            }

            protected sealed override void Dispose()
            {
                if (global::System.Threading.Interlocked.Exchange(ref _isDisposed, 1) == 1)
                {
                    return;
                }

                if (!_latest.IsCompleted)
                {
                    Cancel();
                }

                _ = LeaveAsync();
            }

            private async global::System.Threading.Tasks.Task LeaveAsync()
            {
                await ((global::System.Threading.Tasks.Task)_latest).ConfigureAwait(global::System.Threading.Tasks.ConfigureAwaitOptions.SuppressThrowing);
                await _elements.DisposeAsync().ConfigureAwait(false);
                _end.TrySetCanceled();
                Release();
            }

            private async global::System.Threading.Tasks.Task<bool> MoveNextAsync()
            {
                try
                {
                    if (await _elements.MoveNextAsync().ConfigureAwait(false))
                    {
                        return true;
                    }
                }
                catch (global::System.OperationCanceledException)
                {
                    _end.TrySetCanceled();
                    Release();
                    throw;
                }
                catch (global::System.Exception exception)
                {
                    _end.TrySetException(exception);
                    Release();
                    throw;
                }

                _end.TrySetResult();
                Release();
                return false;
            }

            private async global::System.Threading.Tasks.Task<bool> WithTokenAsync(
                global::System.Threading.Tasks.Task<bool> next, global::System.Threading.CancellationToken cancellationToken)
            {
                using (cancellationToken.UnsafeRegister(static call => ((GuardedRemoteCall)call!).Cancel(), this))
                {
                    return await next.ConfigureAwait(false);
                }
            }
        }
        """;
}
