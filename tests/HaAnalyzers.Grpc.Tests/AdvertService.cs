using Grpc.Core;

namespace HaAnalyzers.Grpc.Tests;

internal sealed class AdvertService(Behaviour behaviour) : Adverts.AdvertsBase
{
    public override async Task<Advert> Find(AdvertRequest request, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "source", "service" } });
        context.ResponseTrailers.Add("cost", "1");
        return await behaviour.AnswerAsync(request.Topic, context);
    }

    public override async Task Watch(AdvertRequest request, IServerStreamWriter<Advert> responseStream, ServerCallContext context)
    {
        await context.WriteResponseHeadersAsync(new Metadata { { "source", "service" } });
        context.ResponseTrailers.Add("cost", "3");
        foreach (string topic in request.Topic.Split(','))
        {
            await responseStream.WriteAsync(await behaviour.AnswerAsync(topic, context));
        }
    }

    public override async Task<Advert> Upload(IAsyncStreamReader<AdvertRequest> requestStream, ServerCallContext context)
    {
        var topics = new List<string>();
        await foreach (AdvertRequest request in requestStream.ReadAllAsync())
        {
            await behaviour.AnswerAsync(request.Topic, context);
            topics.Add(request.Topic);
        }

        return new Advert { Text = string.Join('+', topics) };
    }

    public override async Task Chat(IAsyncStreamReader<AdvertRequest> requestStream, IServerStreamWriter<Advert> responseStream, ServerCallContext context)
    {
        await foreach (AdvertRequest request in requestStream.ReadAllAsync())
        {
            await responseStream.WriteAsync(await behaviour.AnswerAsync(request.Topic, context));
        }
    }
}
