// program
using System.Net.Http.Json;
using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Hosting;

Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(web => web.UseStartup<Startup>()).Build().Run();

public sealed class Startup
{
    public void ConfigureServices(IServiceCollection services)
    {
        services.AddControllers();
        services.{|HA1005:AddHttpClient<Stock>|}(client => client.BaseAddress = new("http://stock")).Services.AddMemoryCache();
        services.AddSingleton<Changes>().AddHostedService<Announcer>();
    }

    public void Configure(IApplicationBuilder app)
    {
        app.UseRouting();
        app.{|HA3001:UseEndpoints|}(endpoints => endpoints.MapControllers());
    }
}

public sealed class Stock(HttpClient http)
{
    public async Task<int> OfAsync(int product, CancellationToken token) => await http.GetFromJsonAsync<int>($"/stock/{product}", token);
}

[ApiController, Route("stock")]
public sealed class StockController(Stock stock, Changes changes) : ControllerBase
{
    [HttpGet("{product}")]
    public async Task<int> GetAsync(int product, CancellationToken token)
    {
        int count = await stock.OfAsync(product, token);
        changes.Add($"{product}: {count}");
        return count;
    }
}

public sealed class Changes
{
    private readonly Channel<string> _queue = {|HA3005:Channel.CreateUnbounded<string>()|};
    private readonly List<string> _said = [];

    public bool IsQuiet => _said.Count == 0;

    public void Add(string change) => _queue.Writer.TryWrite(change);

    public async Task SayAllAsync(CancellationToken token)
    {
        await foreach (string change in _queue.Reader.ReadAllAsync(token))
        {
            Keep(change);
        }
    }

    private void Keep(string change) => _said.Insert(0, change);
}

public sealed class Announcer(Changes changes) : BackgroundService
{
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => changes.SayAllAsync(stoppingToken);
}
