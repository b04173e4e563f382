using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Homepage.Unguarded;

/// <summary>Asks the account service whether its database answers.</summary>
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
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return HealthCheckResult.Unhealthy("The account service does not answer.", exception);
        }
    }
}
