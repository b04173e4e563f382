using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.Overload;

/// <summary>The service under load, in a process of its own. It says its address, and ends when its input does.</summary>
internal static class ServiceProgram
{
    public const string Command = "serve";

    public static async Task<int> RunAsync(Protection protection, int rounds, int permits)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        AddProtection(builder.Services, protection, permits);

        await using WebApplication app = builder.Build();
        app.UseRouting();
        switch (protection)
        {
            case Protection.FixedWindow or Protection.ConcurrencyLimit:
                app.UseRateLimiter();
                break;
            case Protection.LoadShedding:
                app.UseLoadShedding();
                break;
        }

        app.MapGet("/", () => Work.Run(rounds).ToString(CultureInfo.InvariantCulture));
        await app.StartAsync();
        Console.WriteLine(app.Urls.Single());
        await Console.In.ReadToEndAsync();
        await app.StopAsync(new CancellationToken(canceled: true));
        return 0;
    }

    private static void AddProtection(IServiceCollection services, Protection protection, int permits)
    {
        switch (protection)
        {
            case Protection.FixedWindow:
                services.AddRateLimiter(options => options.GlobalLimiter = PartitionedRateLimiter.Create<Microsoft.AspNetCore.Http.HttpContext, int>(
                    _ => RateLimitPartition.GetFixedWindowLimiter(0, _ => new FixedWindowRateLimiterOptions { PermitLimit = permits, Window = TimeSpan.FromSeconds(1) })));
                break;
            case Protection.ConcurrencyLimit:
                services.AddRateLimiter(options => options.GlobalLimiter = PartitionedRateLimiter.Create<Microsoft.AspNetCore.Http.HttpContext, int>(
                    _ => RateLimitPartition.GetConcurrencyLimiter(0, _ => new ConcurrencyLimiterOptions { PermitLimit = permits })));
                break;
            case Protection.LoadShedding:
                services.AddLoadShedding();
                break;
        }
    }
}
