using Homepage.Clients;
using Homepage.Contracts;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Homepage.Site;

/// <summary>Whether the one service without which there is no page can serve.</summary>
public sealed class AccountsHealthCheck : IHealthCheck
{
    private readonly IAccounts _accounts;

    public AccountsHealthCheck(IAccounts accounts) => _accounts = accounts;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await _accounts.PingAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
        catch (AccountServiceUnavailableException unavailable)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, unavailable.Message, unavailable);
        }
    }
}
