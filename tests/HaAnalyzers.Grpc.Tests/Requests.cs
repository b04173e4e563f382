using Grpc.Core;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>Takes requests and does nothing with them.</summary>
internal sealed class Requests : IClientStreamWriter<AdvertRequest>
{
    public WriteOptions? WriteOptions { get; set; }

    public Task WriteAsync(AdvertRequest message) => Task.CompletedTask;

    public Task CompleteAsync() => Task.CompletedTask;
}
