// program
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.EntityFrameworkCore;
using System.Threading.RateLimiting;

Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

public sealed class Startup(IConfiguration configuration)
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddControllersWithViews();
        services.AddDbContext<BlogContext>(options => options.UseNpgsql(configuration.GetConnectionString("Blog")));
        services.AddHealthChecks().AddCheck<BlogCheck>("blog", timeout: TimeSpan.FromSeconds(2));
        services.AddRateLimiter(options =>
        {
            options.OnRejected = (context, _) =>
            {
                context.HttpContext.Response.Headers.RetryAfter = "3";
                return ValueTask.CompletedTask;
            };
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => context.Request.Path.StartsWithSegments("/health")
                ? RateLimitPartition.GetNoLimiter("probe")
                : RateLimitPartition.GetConcurrencyLimiter("page", _ => new ConcurrencyLimiterOptions { PermitLimit = 100, QueueLimit = 20 }));
        });
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.UseRateLimiter();
        app.UseEndpoints(endpoints =>
        {
            endpoints.{|HA2011:MapHealthChecks|}("/health/ready");
            endpoints.MapControllers();
        });
    }
}

public sealed class BlogContext(DbContextOptions<BlogContext> options) : DbContext(options);

public sealed class BlogCheck(BlogContext db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await db.Database.CanConnectAsync(cancellationToken) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("No database");
}
