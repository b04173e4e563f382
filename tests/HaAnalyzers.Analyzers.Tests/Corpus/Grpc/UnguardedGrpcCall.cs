// library
using System.Text;
using Grpc.Core;

namespace Shop.Ads;

public class AdsClient : ClientBase<AdsClient>
{
    private static readonly Marshaller<string> Text = Marshallers.Create(text => Encoding.UTF8.GetBytes(text), bytes => Encoding.UTF8.GetString(bytes));
    private static readonly Method<string, string> Pick = new(MethodType.Unary, "shop.Ads", "Pick", Text, Text);

    public AdsClient(CallInvoker invoker) : base(invoker) { }

    protected AdsClient(ClientBaseConfiguration configuration) : base(configuration) { }

    public virtual AsyncUnaryCall<string> PickAsync(string page, CallOptions options) => CallInvoker.AsyncUnaryCall(Pick, null, options, page);

    protected override AdsClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
}

[NonCritical("The page has no ads")]
public interface IAds
{
    [EmptyFallback]
    Task<string> PickAsync(string page, CancellationToken token);
}

public class GrpcAds(AdsClient client) : IAds
{
    public async Task<string> PickAsync(string page, CancellationToken token)
    {
        try
        {
            return await client.PickAsync(page, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: token));
        }
        catch (RpcException exception) when (exception.StatusCode == StatusCode.NotFound)
        {
            return "";
        }
    }
}

public sealed class Frontpage(GrpcAds grpc, IAds ads)
{
    public async Task<string> TopAsync(CancellationToken token) => await grpc.{|HA1001:PickAsync|}("top", token);

    public async Task<string> SideAsync(CancellationToken token) => await ads.PickAsync("side", token);
}
