// library
using Refit;

namespace Integrations;

public sealed record User(string Login);

public interface {|HA1004:IGitHub|}
{
    [Get("/users/{name}")]
    Task<User> UserAsync(string name, CancellationToken token);
}

[NonCritical("Profiles have no avatar")]
public interface IGravatar
{
    [Get("/avatar/{hash}"), OmitFallback("No avatar")]
    Task<string?> AvatarAsync(string hash);
}

[Critical("Nobody can pay")]
public interface IPayments
{
    [Post("/payments")]
    Task<string> PayAsync([Body] string payment);
}
