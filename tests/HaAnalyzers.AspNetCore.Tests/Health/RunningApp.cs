using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace HaAnalyzers.AspNetCore.Tests.Health;

/// <summary>An application on a loopback port that the operating system chooses.</summary>
internal sealed class RunningApp : IAsyncDisposable
{
    private RunningApp(WebApplication app)
    {
        App = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.Single()) };
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public static async Task<RunningApp> StartAsync(Action<IServiceCollection> services, Action<WebApplication> configure, string? environment = null)
    {
        WebApplication app = Build(services, environment);
        configure(app);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new RunningApp(app);
    }

    public static WebApplication Build(Action<IServiceCollection> services, string? environment = null)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Logging.ClearProviders();
        services(builder.Services);
        return builder.Build();
    }

    public async Task<(int Status, string Body)> GetAsync(string path)
    {
        using HttpResponseMessage response = await Client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }
}
