// library
// option: ha_remote_types = Acme.Billing.BillingSession
namespace Acme.Billing
{
    public sealed class BillingSession
    {
        public Task<decimal> BalanceAsync(string account) => Task.FromResult(0m);
    }
}

namespace Acme.Web
{
    public interface IBalances
    {
        Task<decimal> OfAsync(string account);
    }

    public sealed class BillingBalances(Billing.BillingSession session) : {|HA1004:IBalances|}
    {
        public Task<decimal> OfAsync(string account) => session.BalanceAsync(account);
    }
}
