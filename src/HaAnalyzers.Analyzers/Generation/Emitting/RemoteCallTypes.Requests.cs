namespace HaAnalyzers.Analyzers.Generation.Emitting;

internal static partial class RemoteCallTypes
{
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
}
