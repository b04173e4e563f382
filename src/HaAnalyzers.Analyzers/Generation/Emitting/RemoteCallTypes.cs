using HaAnalyzers.Analyzers.Generation.Model;

namespace HaAnalyzers.Analyzers.Generation.Emitting;

/// <summary>The types nested in the guard of a gRPC client: one call each, as its caller sees it.</summary>
internal static partial class RemoteCallTypes
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
