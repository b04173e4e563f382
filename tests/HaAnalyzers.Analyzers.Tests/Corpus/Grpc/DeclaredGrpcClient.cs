// program
using System.Text;
using Grpc.Core;
using HaAnalyzers.AspNetCore;
using Microsoft.Extensions.DependencyInjection;
using Shop.Adverts;

[assembly: NonCritical(typeof(AdvertsClient), "A page without adverts is a page", Fallback = typeof(NoAdverts))]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddGrpcClient<AdvertsClient>(options => options.Address = new Uri("https://adverts"));
builder.Services.GuardNonCriticalDependencies();
builder.Services.AddLoadShedding();
var app = builder.Build();
app.UseLoadShedding();
app.MapGet("/", async (AdvertsClient adverts, CancellationToken token) => await adverts.FindAsync("shoes", new CallOptions(cancellationToken: token)));
app.Run();

namespace Shop.Adverts
{
    public class AdvertsClient : ClientBase<AdvertsClient>
    {
        private static readonly Marshaller<string> Text = Marshallers.Create(text => Encoding.UTF8.GetBytes(text), bytes => Encoding.UTF8.GetString(bytes));
        private static readonly Method<string, string> Find = new(MethodType.Unary, "shop.Adverts", "Find", Text, Text);

        public AdvertsClient(CallInvoker invoker) : base(invoker) { }

        protected AdvertsClient() { }

        protected AdvertsClient(ClientBaseConfiguration configuration) : base(configuration) { }

        public virtual AsyncUnaryCall<string> FindAsync(string topic, CallOptions options) => CallInvoker.AsyncUnaryCall(Find, null, options, topic);

        protected override AdvertsClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
    }

    public sealed class NoAdverts : AdvertsClient
    {
        public override AsyncUnaryCall<string> FindAsync(string topic, CallOptions options) =>
            new(Task.FromResult(""), Task.FromResult(new Metadata()), () => Status.DefaultSuccess, () => new Metadata(), () => { });
    }
}
