using Grpc.Core;

namespace HaAnalyzers.Grpc.Tests;

internal sealed class NoticeService(Behaviour behaviour) : Notices.NoticesBase
{
    public override Task<Advert> Latest(AdvertRequest request, ServerCallContext context) => behaviour.AnswerAsync(request.Topic, context);

    public override async Task Follow(AdvertRequest request, IServerStreamWriter<Advert> responseStream, ServerCallContext context)
    {
        foreach (string topic in request.Topic.Split(','))
        {
            await responseStream.WriteAsync(await behaviour.AnswerAsync(topic, context));
        }
    }
}
