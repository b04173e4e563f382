// library
using System.Text;
using Grpc.Core;

namespace Shop.Recommendations;

public class RecommenderClient : ClientBase<RecommenderClient>
{
    private static readonly Marshaller<string> Text = Marshallers.Create(text => Encoding.UTF8.GetBytes(text), bytes => Encoding.UTF8.GetString(bytes));
    private static readonly Method<string, string> Top = new(MethodType.Unary, "shop.Recommender", "Top", Text, Text);

    public RecommenderClient(CallInvoker invoker) : base(invoker) { }

    protected RecommenderClient(ClientBaseConfiguration configuration) : base(configuration) { }

    public virtual AsyncUnaryCall<string> TopAsync(string user, CallOptions options) => CallInvoker.AsyncUnaryCall(Top, null, options, user);

    protected override RecommenderClient NewInstance(ClientBaseConfiguration configuration) => new(configuration);
}

[NonCritical("Articles are sorted by date only")]
public interface IRecommender
{
    [EmptyFallback]
    Task<string> TopAsync(string user, CancellationToken token);
}

public sealed class GrpcRecommender(RecommenderClient client) : IRecommender
{
    public async Task<string> TopAsync(string user, CancellationToken token) =>
        await client.TopAsync(user, new CallOptions(deadline: DateTime.UtcNow.AddSeconds(1), cancellationToken: token));
}
