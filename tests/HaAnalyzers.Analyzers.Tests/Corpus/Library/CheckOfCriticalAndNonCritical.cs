// library
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Shop.Health;

[NonCritical("No reviews")]
public interface IReviews
{
    [DefaultFallback(0)]
    Task<int> CountAsync(CancellationToken token);
}

[Critical("No orders, no shop")]
public interface IOrders
{
    Task<int> CountAsync(CancellationToken token);
}

public sealed class ShopCheck(IReviews reviews, IOrders orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        int open = await orders.CountAsync(cancellationToken);
        int known = await reviews.CountAsync(cancellationToken);
        return HealthCheckResult.Healthy($"{open} orders, {known} reviews");
    }
}

public sealed class OrdersCheck(IOrders orders) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await orders.CountAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

public static class Health
{
    public static void Add(IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<ShopCheck>("shop", timeout: TimeSpan.FromSeconds(2))
        .AddCheck<OrdersCheck>("orders", timeout: TimeSpan.FromSeconds(2));
}
