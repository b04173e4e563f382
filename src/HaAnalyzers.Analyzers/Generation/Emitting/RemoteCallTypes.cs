using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>The types nested in the guard of a gRPC client: one call each, as its caller sees it.</summary>
internal static class RemoteCallTypes
{
    public static string NameOf(RemoteCallForm form) => form switch
    {
        RemoteCallForm.Unary => "GuardedUnaryCall",
        RemoteCallForm.ServerStreaming => "GuardedServerStreamingCall",
        RemoteCallForm.ClientStreaming => "GuardedClientStreamingCall",
        _ => "GuardedDuplexStreamingCall",
    };

    public static string Of(RemoteCallModel call) => $"{NameOf(call.Form)}<{call.TypeArguments}>";

    public static string SourceOf(RemoteCallForm form) => form switch
    {
        RemoteCallForm.Unary => Unary,
        RemoteCallForm.ServerStreaming => ServerStreaming,
        RemoteCallForm.ClientStreaming => ClientStreaming,
        _ => DuplexStreaming,
    };

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

            /// <summary>The status of the call that answered, when it has ended.</summary>
            protected abstract global::Grpc.Core.Status? InnerStatus { get; }

            protected abstract global::Grpc.Core.Metadata? InnerTrailers { get; }

            public void Cancel() => global::System.Threading.Volatile.Read(ref _cancellation)?.Cancel();

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

                if (InnerHeaders is { IsCompletedSuccessfully: true } received)
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
            private int _isFirstTaken;
            private int _isDisposed;

            protected GuardedAnswers(global::System.Threading.CancellationToken callerToken)
                : base(callerToken)
            {
            }

            public TResponse Current => _elements.Current;

            public sealed override global::System.Threading.Tasks.Task End => _end.Task;

            protected sealed override global::System.Threading.Tasks.Task Beginning => _beginning;

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
                        yield return stream.Current;
                    }

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

    /// <summary>The requests of a caller: passed on while the dependency takes them, and dropped where the answer is a fallback anyway.</summary>
    public const string Requests = """
        internal sealed class GuardedRequests<TRequest> : global::Grpc.Core.IClientStreamWriter<TRequest>
        {
            private readonly GuardedRemoteCall _call;
            private global::Grpc.Core.IClientStreamWriter<TRequest>? _inner;
            private bool _hasSent;

            public GuardedRequests(GuardedRemoteCall call) => _call = call;

            public global::Grpc.Core.WriteOptions? WriteOptions { get; set; }

            public void Begin(global::Grpc.Core.IClientStreamWriter<TRequest> inner)
            {
                if (_hasSent)
                {
                    throw new global::System.InvalidOperationException("Requests have been sent to the dependency already, and would be missing from a call of another.");
                }

                _inner = inner;
            }

            public global::System.Threading.Tasks.Task WriteAsync(TRequest message) => SendAsync(message, global::System.Threading.CancellationToken.None);

            public async global::System.Threading.Tasks.Task WriteAsync(TRequest message, global::System.Threading.CancellationToken cancellationToken)
            {
                using (cancellationToken.UnsafeRegister(static call => ((GuardedRemoteCall)call!).Cancel(), _call))
                {
                    await SendAsync(message, cancellationToken).ConfigureAwait(false);
                }
            }

            public global::System.Threading.Tasks.Task CompleteAsync() => _inner is { } inner
                ? PassAsync(inner, static (inner, _) => inner.CompleteAsync(), default!, global::System.Threading.CancellationToken.None)
                : global::System.Threading.Tasks.Task.CompletedTask;

            private global::System.Threading.Tasks.Task SendAsync(TRequest message, global::System.Threading.CancellationToken cancellationToken)
            {
                if (_inner is not { } inner)
                {
                    return global::System.Threading.Tasks.Task.CompletedTask;
                }

                _hasSent = true;
                if (WriteOptions is { } options)
                {
                    inner.WriteOptions = options;
                }

                return PassAsync(inner, static (inner, message) => inner.WriteAsync(message), message, cancellationToken);
            }

            private async global::System.Threading.Tasks.Task PassAsync(
                global::Grpc.Core.IClientStreamWriter<TRequest> inner,
                global::System.Func<global::Grpc.Core.IClientStreamWriter<TRequest>, TRequest, global::System.Threading.Tasks.Task> send,
                TRequest message,
                global::System.Threading.CancellationToken cancellationToken)
            {
                try
                {
                    global::System.Threading.Tasks.Task sent = send(inner, message);
                    if (!sent.IsCompleted && await global::System.Threading.Tasks.Task.WhenAny(sent, _call.End).ConfigureAwait(false) != sent)
                    {
                        _ = sent.ContinueWith(
                            static late => late.Exception,
                            global::System.Threading.CancellationToken.None,
                            global::System.Threading.Tasks.TaskContinuationOptions.OnlyOnFaulted,
                            global::System.Threading.Tasks.TaskScheduler.Default);
                        return;
                    }

                    await sent.ConfigureAwait(false);
                }
                catch (global::System.Exception exception) when (_call.End.IsCompleted || exception is global::Grpc.Core.RpcException or global::System.OperationCanceledException)
                {
                    // What has failed is the call: its answer says so, or is the fallback.
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }
        }
        """;

    private const string Unary = """
        internal sealed class GuardedUnaryCall<TResponse> : GuardedAnswer<TResponse>
        {
            private global::Grpc.Core.AsyncUnaryCall<TResponse>? _inner;

            public GuardedUnaryCall(global::System.Threading.CancellationToken callerToken)
                : base(callerToken)
            {
            }

            protected override global::System.Threading.Tasks.Task<global::Grpc.Core.Metadata>? InnerHeaders => _inner?.ResponseHeadersAsync;

            protected override global::Grpc.Core.Status? InnerStatus => _inner is { ResponseAsync: { IsCompletedSuccessfully: true } } inner ? inner.GetStatus() : null;

            protected override global::Grpc.Core.Metadata? InnerTrailers => _inner is { ResponseAsync: { IsCompletedSuccessfully: true } } inner ? inner.GetTrailers() : null;

            public global::System.Threading.Tasks.Task<TResponse> Begin(global::Grpc.Core.AsyncUnaryCall<TResponse> inner)
            {
                _inner = inner;
                return inner.ResponseAsync;
            }

            public global::Grpc.Core.AsyncUnaryCall<TResponse> Complete(global::System.Threading.Tasks.Task<TResponse> response)
            {
                Follow(response);
                return new global::Grpc.Core.AsyncUnaryCall<TResponse>(response, Headers, Status, Trailers, Disposal, this);
            }

            protected override void DisposeInner() => _inner?.Dispose();
        }
        """;

    private const string ClientStreaming = """
        internal sealed class GuardedClientStreamingCall<TRequest, TResponse> : GuardedAnswer<TResponse>
        {
            private readonly GuardedRequests<TRequest> _requests;
            private global::Grpc.Core.AsyncClientStreamingCall<TRequest, TResponse>? _inner;

            public GuardedClientStreamingCall(global::System.Threading.CancellationToken callerToken)
                : base(callerToken) => _requests = new GuardedRequests<TRequest>(this);

            protected override global::System.Threading.Tasks.Task<global::Grpc.Core.Metadata>? InnerHeaders => _inner?.ResponseHeadersAsync;

            protected override global::Grpc.Core.Status? InnerStatus => _inner is { ResponseAsync: { IsCompletedSuccessfully: true } } inner ? inner.GetStatus() : null;

            protected override global::Grpc.Core.Metadata? InnerTrailers => _inner is { ResponseAsync: { IsCompletedSuccessfully: true } } inner ? inner.GetTrailers() : null;

            public global::System.Threading.Tasks.Task<TResponse> Begin(global::Grpc.Core.AsyncClientStreamingCall<TRequest, TResponse> inner)
            {
                _requests.Begin(inner.RequestStream);
                _inner = inner;
                return inner.ResponseAsync;
            }

            public global::Grpc.Core.AsyncClientStreamingCall<TRequest, TResponse> Complete(global::System.Threading.Tasks.Task<TResponse> response)
            {
                Follow(response);
                return new global::Grpc.Core.AsyncClientStreamingCall<TRequest, TResponse>(_requests, response, Headers, Status, Trailers, Disposal, this);
            }

            protected override void DisposeInner() => _inner?.Dispose();
        }
        """;

    private const string ServerStreaming = """
        internal sealed class GuardedServerStreamingCall<TResponse> : GuardedAnswers<TResponse>
        {
            private global::Grpc.Core.AsyncServerStreamingCall<TResponse>? _inner;

            public GuardedServerStreamingCall(global::System.Threading.CancellationToken callerToken)
                : base(callerToken)
            {
            }

            protected override global::System.Threading.Tasks.Task<global::Grpc.Core.Metadata>? InnerHeaders => _inner?.ResponseHeadersAsync;

            public global::System.Collections.Generic.IAsyncEnumerable<TResponse> Begin(global::Grpc.Core.AsyncServerStreamingCall<TResponse> inner)
            {
                _inner = inner;
                return ReadAsync(inner.ResponseStream, inner.GetStatus, inner.GetTrailers, inner);
            }

            public global::Grpc.Core.AsyncServerStreamingCall<TResponse> Complete(global::System.Collections.Generic.IAsyncEnumerable<TResponse> elements)
            {
                Start(elements);
                return new global::Grpc.Core.AsyncServerStreamingCall<TResponse>(this, Headers, Status, Trailers, Disposal, this);
            }
        }
        """;

    private const string DuplexStreaming = """
        internal sealed class GuardedDuplexStreamingCall<TRequest, TResponse> : GuardedAnswers<TResponse>
        {
            private readonly GuardedRequests<TRequest> _requests;
            private global::Grpc.Core.AsyncDuplexStreamingCall<TRequest, TResponse>? _inner;

            public GuardedDuplexStreamingCall(global::System.Threading.CancellationToken callerToken)
                : base(callerToken) => _requests = new GuardedRequests<TRequest>(this);

            protected override global::System.Threading.Tasks.Task<global::Grpc.Core.Metadata>? InnerHeaders => _inner?.ResponseHeadersAsync;

            public global::System.Collections.Generic.IAsyncEnumerable<TResponse> Begin(global::Grpc.Core.AsyncDuplexStreamingCall<TRequest, TResponse> inner)
            {
                _requests.Begin(inner.RequestStream);
                _inner = inner;
                return ReadAsync(inner.ResponseStream, inner.GetStatus, inner.GetTrailers, inner);
            }

            public global::Grpc.Core.AsyncDuplexStreamingCall<TRequest, TResponse> Complete(global::System.Collections.Generic.IAsyncEnumerable<TResponse> elements)
            {
                Start(elements);
                return new global::Grpc.Core.AsyncDuplexStreamingCall<TRequest, TResponse>(_requests, this, Headers, Status, Trailers, Disposal, this);
            }
        }
        """;
}
