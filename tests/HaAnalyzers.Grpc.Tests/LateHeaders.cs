using Grpc.Core;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>A service whose headers become known after its answer.</summary>
internal sealed class LateHeaders : Adverts.AdvertsClient
{
    private static readonly Advert Own = new() { Text = "house" };

    public TaskCompletionSource<Metadata> Headers { get; } = new();

    public override AsyncUnaryCall<Advert> FindAsync(AdvertRequest request, CallOptions options) =>
        new(Task.FromResult(Own), Headers.Task, () => Status.DefaultSuccess, () => [], () => { });

    public override AsyncServerStreamingCall<Advert> Watch(AdvertRequest request, CallOptions options) =>
        new(new Answers(Own), Headers.Task, () => Status.DefaultSuccess, () => [], () => { });
}
