namespace HaAnalyzers.Analyzers.Generation.Model;

/// <summary>The four kinds of gRPC calls.</summary>
internal enum RemoteCallForm
{
    Unary,
    ServerStreaming,
    ClientStreaming,
    DuplexStreaming,
}

/// <summary>
/// A member that returns a gRPC call: its answer is guarded as that of a task or a stream would be, and everything else that may be asked of
/// the call is told from the call that answered.
/// </summary>
/// <param name="Form">The kind of the call.</param>
/// <param name="ReturnType">As declared.</param>
/// <param name="TypeArguments">Those of the returned type.</param>
internal sealed record RemoteCallModel(RemoteCallForm Form, string ReturnType, string TypeArguments);
