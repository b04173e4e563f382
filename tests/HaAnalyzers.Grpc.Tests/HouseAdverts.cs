using Grpc.Core;

namespace HaAnalyzers.Grpc.Tests;

/// <summary>What is shown while the service cannot answer.</summary>
public sealed class HouseAdverts : Adverts.AdvertsClient
{
    private static readonly Advert Own = new() { Text = "house" };

    public override Advert Find(AdvertRequest request, CallOptions options) => Own;

    public override AsyncUnaryCall<Advert> FindAsync(AdvertRequest request, CallOptions options) =>
        new(Task.FromResult(Own), Task.FromResult(new Metadata { { "source", "house" } }), () => Status.DefaultSuccess, () => [], () => { });

    public override AsyncServerStreamingCall<Advert> Watch(AdvertRequest request, CallOptions options) =>
        new(new Answers(Own), Task.FromResult<Metadata>([]), () => Status.DefaultSuccess, () => [], () => { });

    public override AsyncClientStreamingCall<AdvertRequest, Advert> Upload(CallOptions options) =>
        new(new Requests(), Task.FromResult(Own), Task.FromResult<Metadata>([]), () => Status.DefaultSuccess, () => [], () => { });

    public override AsyncDuplexStreamingCall<AdvertRequest, Advert> Chat(CallOptions options) =>
        new(new Requests(), new Answers(Own), Task.FromResult<Metadata>([]), () => Status.DefaultSuccess, () => [], () => { });
}
